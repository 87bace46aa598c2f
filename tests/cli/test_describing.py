"""The commands that explain: rule, metrics, schema, areas, people, and the help."""

import json

import jsonschema
import pytest
import yaml

from lintorg.model.document import parse_document
from tests.commands import ROOT, lintorg
from tests.repos import QUILL, C, make_repo


def test_a_rule_is_explained_with_evidence_for_and_against():
    text = lintorg("rule", "lo104").stdout
    assert "Fires from\n  area_successors: 0\n" in text
    assert "S1: Working on the whole model together" in text
    for words in ("LO104", "area_successors == 0", "Evidence for: moderate", "Evidence against", "What to do", "Cases"):
        assert words in text


@pytest.mark.parametrize(("command", "suggestion"), [(("rule", "LO10"), "did you mean"), (("metrics", "hii"), "'hhi'")])
def test_a_wrong_name_gets_a_suggestion(command, suggestion):
    done = lintorg(*command)
    assert done.returncode == 2
    assert suggestion in done.stderr


def test_metrics_are_listed_by_what_they_are_measured_for_and_defined():
    listed = lintorg("metrics").stdout
    of_areas = listed.partition("of each area\n")[2].partition("\nof each pair")[0]
    assert "  area_successors " in of_areas
    assert "contributor_absence_factor" not in of_areas
    assert listed.count("  orphaned_share ") == 2  # of the repository, and of each area
    defined = lintorg("metrics", "area_successors").stdout
    assert "last 90 days" in defined
    assert "LO104" in defined


def test_the_schemas_accept_what_is_shipped():
    rule_schema = json.loads(lintorg("schema", "rule").stdout)
    for file in ROOT.glob("rules/*/*.yaml"):
        jsonschema.validate(parse_document(file.read_text(), file.name).data, rule_schema)
    config_schema = json.loads(lintorg("schema", "config").stdout)
    jsonschema.validate(yaml.safe_load((ROOT / "examples/lab/lintorg.yaml").read_text()), config_schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"fail_on": "note"}, config_schema)


def test_areas_show_the_map_and_what_it_misses(tmp_path):
    files = {"model/net.py": "1", "odd/place.py": "1", "uv.lock": "1", "docs/index.md": "1", "eval/run.py": "1"}
    repo = make_repo(tmp_path / "lab", [C(name="one", files=files)])
    text = lintorg("areas", repo).stdout
    assert "not counted: 1 lock" in text
    assert "placed: 75 %" in text
    assert "in other: odd 1" in text
    assert ["odd", "source", "odd/place.py"] in [
        line.split() for line in lintorg("areas", repo, "--paths").stdout.splitlines()
    ]


def test_people_shows_merges_with_reasons_bots_and_agents(tmp_path):
    commits = [
        C(name="a", author=QUILL),
        C(
            name="b",
            author="Quill Marrow <quill@example.com>",
            message="x\n\nCo-authored-by: Claude <noreply@anthropic.com>\n",
        ),
        C(name="c", author="helper[bot] <helper[bot]@users.noreply.github.com>"),
    ]
    text = lintorg("people", make_repo(tmp_path / "lab", commits), "--yes-print-names").stdout
    assert text.startswith("1 person from 2 identities")
    assert "(same full name and mailbox)" in text
    assert "helper[bot]" in text
    assert "noreply@anthropic.com" in text


def test_help_names_every_command_and_the_exit_codes():
    text = lintorg("--help").stdout
    for word in ("areas", "metrics", "people", "rule", "rules", "scan", "schema", "could not judge"):
        assert word in text
    for command in ("areas", "metrics", "people", "rule", "rules", "scan", "schema"):
        assert lintorg(command, "--help").returncode == 0


def test_the_version_is_printed():
    assert lintorg("--version").stdout.startswith("lintorg ")


def test_a_rule_is_shown_with_its_parameters_and_with_names_for_what_is_measured(tmp_path):
    text = lintorg("rule", "LO901").stdout
    assert text.startswith("LO901 thin-area-extended: adds <added> lines to <areas>")
    assert "{" not in text


def test_metrics_rules_and_areas_are_there_for_programs_too(tmp_path):
    def said(*arguments):
        done = lintorg(*arguments, "--format=json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    metrics = {one["id"]: one for one in said("metrics")["metrics"]}
    assert metrics["hhi"]["unit"] == "index"
    assert said("metrics", "hhi") == {"schema": "lintorg.metrics/1", "metrics": [metrics["hhi"]]}
    rule = said("rule", "LO101")["rule"]
    assert (rule["id"], rule["cases"][0]["expect"]) == ("LO101", "breach")
    repo = make_repo(tmp_path / "lab", [C(name="a", files={"kernels/a.py": "1\n", "uv.lock": "1\n"})])
    areas = said("areas", repo)["areas"]
    assert areas["areas"] == [{"area": "kernels", "files": 1, "core": True}]
    assert areas["not_counted"] == {"lock": 1}
    files = [{"path": "kernels/a.py", "area": "kernels", "kind": "source"}]
    assert said("areas", repo, "--paths")["areas"][:1] == files
