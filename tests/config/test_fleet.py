"""A fleet file: what it says, and every mistake at its place."""

import json

import pytest

from lintorg.app.inspect.schemas import schema
from lintorg.config.fleet import load_fleet
from lintorg.model.errors import BadFiles, LintorgError


def write(folder, text):
    file = folder / "fleet.yaml"
    file.write_text("lintorg-fleet: 1\n" + text)
    return file


def mistakes(folder, text):
    with pytest.raises(BadFiles) as caught:
        load_fleet(write(folder, text))
    return [(one.line, one.column, one.message) for one in caught.value.problems]


def test_a_repository_has_a_name_a_team_and_settings_of_its_own_or_the_defaults(tmp_path):
    fleet = load_fleet(
        write(
            tmp_path,
            "defaults: {team: base, rule-preset: research, roster: r.yaml, config: {window: 90d}}\n"
            "repositories:\n"
            "  - path: ../trainer\n"
            "  - {url: 'https://git.example.org/a/serving.git', team: inference, config: {fail-on: warning}}\n"
            "  - name: stack\n    linked_repos: [{path: a}, {path: b, name: data}]\n",
        )
    )
    one, two, three = fleet.members
    assert (one.name, one.team, one.settings) == ("trainer", "base", {"rule-preset": "research", "window": "90d"})
    assert one.roster == str(tmp_path / "r.yaml")
    assert (two.name, two.team) == ("serving", "inference")
    assert two.settings == {"rule-preset": "research", "window": "90d", "fail-on": "warning"}
    assert [place.name for place in three.places] == ["a", "data"]


def test_all_mistakes_of_the_shape_are_said_at_once(tmp_path):
    found = mistakes(tmp_path, "repositries: []\nrepositories:\n  - {path: a, taem: x}\n  - {url: ftp://nowhere}\n")
    assert [place[:2] for place in found] == [(2, 1), (4, 15), (5, 11)]
    assert "did you mean 'repositories'" in found[0][2]
    assert "did you mean 'team'" in found[1][2]


def test_all_mistakes_of_the_content_are_said_at_once(tmp_path):
    found = mistakes(
        tmp_path,
        "repositories:\n"
        "  - {path: a}\n"
        "  - {path: ./a/, name: other}\n"
        "  - {path: c/a}\n"
        "  - {team: x}\n"
        "  - {name: p, rule-preset: research, config: {rule-preset: research, rules: [r]}, path: q}\n",
    )
    assert [place[0] for place in found] == [4, 5, 6, 7, 7]
    assert "twice" in found[0][2]
    assert "called 'a'" in found[1][2]


def test_areas_are_held_to_what_a_configuration_file_is(tmp_path):
    twice = "[{name: a, patterns: [x]}, {name: a, patterns: [y]}]"
    both = "[{name: other, patterns: [x]}, {name: b, core: true, upkeep: true, patterns: [y]}]"
    found = mistakes(
        tmp_path,
        f"defaults:\n  config:\n    areas: {twice}\nrepositories:\n  - path: a\n    config:\n      areas: {both}\n",
    )
    assert found == [
        (4, 46, "area 'a' is named twice"),
        (8, 22, "'other' is what no area takes; choose another name"),
        (8, 52, "area 'b' cannot be both core and upkeep"),
    ]


def test_what_is_no_text_is_one_sentence(tmp_path):
    (tmp_path / "fleet.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(LintorgError, match="not UTF-8"):
        load_fleet(tmp_path / "fleet.yaml")


def test_editors_get_a_schema():
    assert "linked_repos" in json.dumps(schema("fleet"))
