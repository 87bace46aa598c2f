from datetime import date

import jsonschema
import pytest
import yaml

from lintorg.config.disk import DiskFiles
from lintorg.config.waivers import read_waivers, waivers_schema
from lintorg.model.errors import BadFiles

GOOD = """\
- rule: LO104
  subject: area:kernels
  reason: two people start
    in October
  owner: Quill Marrow
  expires: 2026-01-31
- {rule: LO201, subject: "areas:model|data", reason: planned, owner: Teal Harbor, expires: "2026-02-28"}
"""


def read(folder, text):
    (folder / ".lintorg").mkdir(exist_ok=True)
    (folder / ".lintorg" / "waivers.yaml").write_text(text, encoding="utf-8")
    return read_waivers(DiskFiles(folder))


def problems(folder, text):
    with pytest.raises(BadFiles) as caught:
        read(folder, text)
    return [str(problem) for problem in caught.value.problems]


def test_without_a_file_or_with_an_empty_one_nothing_is_waived(tmp_path):
    assert read_waivers(DiskFiles(tmp_path)) == ()
    assert read(tmp_path, "# none yet\n") == ()
    assert read(tmp_path, "[]\n") == ()


def test_a_waiver_says_what_why_and_until_when_and_forgets_whose_it_is(tmp_path):
    one, other = read(tmp_path, GOOD)
    assert (one.rule, one.subject, one.reason) == ("LO104", "area:kernels", "two people start in October")
    assert (one.expires, one.file, one.line, one.column) == (date(2026, 1, 31), ".lintorg/waivers.yaml", 1, 9)
    assert (other.subject, other.expires, other.line) == ("areas:data|model", date(2026, 2, 28), 7)
    assert "Quill" not in repr((one, other))


@pytest.mark.parametrize(
    ("wrong", "place", "words"),
    [
        ("{rule: LO104, subject: repo, reason: r, owner: Quill}", "1:3", "missing key 'expires'"),
        ("{rule: LO104, subject: repo, reason: r, expires: 2026-01-31}", "1:3", "missing key 'owner'"),
        ("{rule: LO104, subject: repo, reason: '', owner: Quill, expires: 2026-01-31}", "1:40", "at least 1 character"),
        ("{rule: LO104, subject: kernels, reason: r, owner: Quill, expires: 2026-01-31}", "1:26", "area:NAME"),
        ("{rule: LO104, subject: 'areas:a', reason: r, owner: Quill, expires: 2026-01-31}", "1:26", "areas:ONE|OTHER"),
        ("{rule: LO104, subject: repo, reason: r, owner: Quill, expires: soon}", "1:66", "a day such as 2026-12-31"),
        (
            "{rule: LO104, subject: repo, reason: r, owner: Quill, expires: 2026-01-31 10:00:00}",
            "1:66",
            "a day such as",
        ),
        ("{rule: LO104, subject: repo, reason: r, owner: Quill, expires: 2026-13-01}", "1:66", "no date|is not a date"),
        ("{rule: LO104, subject: repo, reasn: r, owner: Quill, expires: 2026-01-31}", "1:32", "did you mean 'reason'"),
        ("LO104", "1:3", "must be a mapping"),
    ],
)
def test_a_malformed_waiver_is_a_mistake_with_its_place_and_names_nobody(tmp_path, wrong, place, words):
    said = problems(tmp_path, f"- {wrong}\n")
    assert any(f".lintorg/waivers.yaml:{place}: " in line for line in said), said
    assert any(word in line for line in said for word in words.split("|")), said
    assert "Quill" not in "".join(said)


def test_a_finding_is_waived_once(tmp_path):
    said = problems(tmp_path, GOOD + GOOD)
    assert said == [
        ".lintorg/waivers.yaml:8:9: this finding is waived twice",
        ".lintorg/waivers.yaml:14:10: this finding is waived twice",
    ]


def test_something_else_than_a_list_is_a_mistake(tmp_path):
    assert "must be a list" in problems(tmp_path, "waivers: []\n")[0]
    assert "not valid YAML" in problems(tmp_path, "- rule: [Quill\n")[0]


def test_the_schema_for_editors_agrees():
    schema = waivers_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(yaml.load(GOOD, yaml.BaseLoader), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{"rule": "LO104"}], schema)
