import pytest

from lintorg.config.disk import DiskFiles
from lintorg.config.settings import settings_from
from lintorg.config.source import find_config
from lintorg.model.errors import BadFiles, LintorgError


def settings(folder, text=None, place=".lintorg.yaml"):
    if text is not None:
        file = folder / place
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return settings_from(find_config(DiskFiles(folder)))


def problems(folder, text, place=".lintorg.yaml"):
    with pytest.raises(BadFiles) as caught:
        settings(folder, text, place)
    return [f"{p.line}:{p.column}: {p.message}" for p in caught.value.problems]


def test_without_a_file_there_are_defaults(tmp_path):
    found = settings(tmp_path)
    assert (found.window_days, found.credit, found.fail_on, found.origins) == (365, "shared", "error", {})
    assert {"data", "model", "kernels", "eval"} <= {area.name for area in found.areas if area.core}
    assert {area.name for area in found.areas if area.upkeep} == {"tests", "docs", "infra"}
    assert [item.name for item in found.classes] == ["vendored", "generated", "lock", "artifact", "notebook"]


@pytest.mark.parametrize("place", [".lintorg.yaml", ".github/lintorg.yaml"])
def test_a_yaml_file_sets_what_it_says(tmp_path, place):
    text = """\
areas:
  - {name: reward, patterns: [src/reward/], core: true}
  - {name: data, patterns: [mix/]}
classes:
  - {name: generated, patterns: [schema/]}
window: 26w
credit: author
fail-on: warning
bots: ["lab-ci <*>"]
overrides:
  LO104: {severity: note, params: {least: 3}}
"""
    found = settings(tmp_path, text, place)
    assert [area.name for area in found.areas][:2] == ["reward", "data"]
    assert [area.own for area in found.areas if area.name == "data"] == [True, False]
    assert (found.window_days, found.credit, found.fail_on, found.bots) == (182, "author", "warning", ("lab-ci <*>",))
    assert (found.overrides["LO104"].severity, found.overrides["LO104"].params) == ("note", {"least": 3})
    assert "schema/" in next(item for item in found.classes if item.name == "generated").patterns
    assert found.origins["fail-on"] == f"{place}:8"


@pytest.mark.parametrize(
    "place",
    [".lintorg.yml", "lintorg.yaml", "lintorg.yml", ".github/lintorg.yml", ".github/.lintorg.yaml", "lintorg.toml"],
)
def test_a_file_of_a_near_name_is_refused_with_the_right_one(tmp_path, place):
    (told,) = problems(tmp_path, "fail-on: note\n", place)
    assert told.startswith("1:1: this file is not read; ")
    assert "`.lintorg.yaml`" in told


@pytest.mark.parametrize("header", ["[lintorg]", "  [lintorg.overrides.LO104]", "[[lintorg]]"])
def test_a_table_of_pyproject_that_is_not_under_tool_is_refused(tmp_path, header):
    text = f'[project]\nname = "lintorg"\n\n{header}\nseverity = "note"\n'
    told = problems(tmp_path, text, "pyproject.toml")
    assert told == ["4:1: this table is not read; call it [tool.lintorg]"]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (".lintorg.yaml", "fail-on: note\r\nwindow: 90d\r\n"),
        ("pyproject.toml", '[tool.lintorg]\r\nfail-on = "note"\r\nwindow = "90d"\r\n'),
    ],
)
def test_line_ends_of_windows_are_line_ends(tmp_path, place, text):
    found = settings(tmp_path, text, place)
    assert (found.fail_on, found.window_days) == ("note", 90)
    assert found.origins["window"].startswith(f"{place}:")


def test_a_configuration_in_the_part_that_is_scanned_is_refused_and_one_in_another_part_is_not(tmp_path):
    (tmp_path / "ml" / "deep").mkdir(parents=True)
    (tmp_path / "ml" / ".lintorg.yaml").write_text("fail-on: note\n")
    assert find_config(DiskFiles(tmp_path)) is None
    assert find_config(DiskFiles(tmp_path), "ml/deep") is None
    with pytest.raises(BadFiles, match=r"^ml/\.lintorg\.yaml:1:1: this file is not read"):
        find_config(DiskFiles(tmp_path), "ml")


def test_pyproject_sets_the_same_keys(tmp_path):
    text = '[project]\nname = "x"\n\n[tool.lintorg]\nfail-on = "note"\nwindow = "90d"\n'
    found = settings(tmp_path, text, "pyproject.toml")
    assert (found.fail_on, found.window_days) == ("note", 90)
    assert found.origins == {"fail-on": "pyproject.toml:5", "window": "pyproject.toml:6"}


def test_a_pyproject_of_another_tool_says_nothing(tmp_path):
    assert settings(tmp_path, "[tool.ruff]\n# not lintorg\nline-length = 9\n", "pyproject.toml").origins == {}


def test_every_mistake_is_reported_at_once_with_its_place_and_a_suggestion(tmp_path):
    text = """\
arears: []
fail-on: warn
window: 1y
areas:
  - name: Data Stuff
    patterns: []
    cor: true
"""
    found = problems(tmp_path, text)
    assert len(found) == 6
    assert found[0] == "1:1: unknown key 'arears'; did you mean 'areas'?"
    assert found[1].startswith("2:10: must be 'error', 'warning', 'note' or 'never', not 'warn'")
    assert [line.partition(": ")[0] for line in found[2:]] == ["3:9", "5:11", "6:15", "7:5"]
    assert found[5] == "7:5: unknown key 'cor'; did you mean 'core'?"


def test_areas_that_contradict_are_refused(tmp_path):
    text = """\
areas:
  - {name: a, patterns: [a/], core: true, upkeep: true}
  - {name: other, patterns: [b/]}
  - {name: a, patterns: [c/]}
"""
    assert problems(tmp_path, text) == [
        "2:12: area 'a' cannot be both core and upkeep",
        "3:12: 'other' is what no area takes; choose another name",
        "4:12: area 'a' is named twice",
    ]


def test_a_mistake_in_pyproject_has_its_line(tmp_path):
    assert problems(tmp_path, '[tool.lintorg]\nwindow = "90d"\nfailon = "x"\n', "pyproject.toml") == [
        "3:1: unknown key 'failon'; did you mean 'fail-on'?"
    ]
    assert problems(tmp_path, "[tool.lintorg\n", "pyproject.toml")[0].startswith("1:14: no TOML")


def test_two_configurations_are_an_error_that_names_both(tmp_path):
    settings(tmp_path, "credit: author\n")
    with pytest.raises(LintorgError, match=r"\.lintorg\.yaml and pyproject\.toml"):
        settings(tmp_path, "[tool.lintorg]\n", "pyproject.toml")


def test_a_file_outside_of_the_repository_is_refused(tmp_path):
    (tmp_path / "secret.yaml").write_text("credit: author\n")
    (tmp_path / "lab").mkdir()
    (tmp_path / "lab" / ".lintorg.yaml").symlink_to(tmp_path / "secret.yaml")
    with pytest.raises(LintorgError, match="leads outside"):
        settings(tmp_path / "lab")
    with pytest.raises(LintorgError, match="leads outside"):
        DiskFiles(tmp_path / "lab").list("../")


def test_files_that_are_no_text_are_named(tmp_path):
    (tmp_path / ".lintorg.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(LintorgError, match="not UTF-8"):
        settings(tmp_path)


@pytest.mark.parametrize("pattern", ["foo\\\\", "[z-a]", "*a*a*a*a*b"])
def test_a_pattern_that_is_none_or_too_costly_is_refused(tmp_path, pattern):
    found = problems(tmp_path, f'areas:\n  - {{name: a, patterns: ["{pattern}"]}}\n')
    assert len(found) == 1
    assert found[0].startswith("2:")
    assert "no gitignore pattern" in found[0]


@pytest.mark.parametrize("text", ["[tool]\nlintorg = 3\n", "[[tool.lintorg]]\n", "x = " + "[" * 5000])
def test_a_pyproject_that_cannot_be_used_is_a_mistake_in_it(tmp_path, text):
    assert problems(tmp_path, text + "  # lintorg\n", "pyproject.toml")[0].startswith("1:")


def test_a_pyproject_whose_tool_is_no_table_says_nothing(tmp_path):
    assert settings(tmp_path, "tool = 3  # lintorg\n", "pyproject.toml").origins == {}


def test_a_configuration_that_is_there_and_no_file_is_an_error(tmp_path):
    (tmp_path / ".lintorg.yaml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(LintorgError, match="no file that can be read"):
        settings(tmp_path)
    (tmp_path / ".lintorg.yaml").unlink()
    (tmp_path / ".lintorg.yaml").mkdir()
    with pytest.raises(LintorgError, match="no file that can be read"):
        settings(tmp_path)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[tool.lintorg]\n" + "a." * 20_000 + "b = 1\n", "2:1: a line with more than 250 dots cannot be read"),
        ("# lintorg\n" + "\n" * 1_000_000, "1:1: the file is larger than 1,000,000 characters"),
    ],
    ids=["dots", "size"],
)
def test_a_pyproject_that_would_take_minutes_to_read_is_refused(tmp_path, text, problem):
    assert problems(tmp_path, text, "pyproject.toml") == [problem]


def test_blank_lines_before_the_table_cost_what_they_are(tmp_path):
    text = "\n" * 500_000 + "[tool.lintorg]\nwindw = '3w'\n"  # quadratic time would be minutes
    assert problems(tmp_path, text, "pyproject.toml") == ["500002:1: unknown key 'windw'; did you mean 'window'?"]


def test_thousands_of_mistakes_on_one_line_cost_what_they_are(tmp_path):
    text = "{" + ", ".join(f"{'x' * 40}{number}: 1" for number in range(9_000)) + "}"
    found = problems(tmp_path, text)
    assert len(found) == 9_000
    assert found[-1].startswith("1:")


def patterns_of(found, name):
    return [pattern for area in found.areas if area.name == name for pattern in area.patterns]


def test_an_area_with_the_name_of_a_known_one_extends_it(tmp_path):
    known = patterns_of(settings(tmp_path, ""), "eval")
    found = settings(tmp_path, "areas:\n  - name: eval\n    patterns: [judging/]\n")
    assert patterns_of(found, "eval") == ["judging/", *known]
    assert {area.core for area in found.areas if area.name == "eval"} == {True}
    assert found.areas[0].own


def test_an_area_that_says_what_it_is_says_so_for_the_known_one_too(tmp_path):
    found = settings(tmp_path, "areas:\n  - name: docs\n    patterns: [book/]\n    core: true\n")
    assert {(area.core, area.upkeep) for area in found.areas if area.name == "docs"} == {(True, False)}


def test_an_area_that_replaces_a_known_one_leaves_its_patterns_out(tmp_path):
    found = settings(tmp_path, "areas:\n  - name: eval\n    patterns: [judging/]\n    replace: true\n")
    assert patterns_of(found, "eval") == ["judging/"]
    assert not any(area.core for area in found.areas if area.name == "eval")
