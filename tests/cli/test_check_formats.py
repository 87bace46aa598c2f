"""Every rule about a change, breached and mended, in every format."""

import json
import re
from functools import cache
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from lintorg.render import formats
from tests.changes import MOSS, OUTSIDE_CI, lines, with_change
from tests.commands import lintorg
from tests.render.scan.test_gitlab import SCHEMA
from tests.render.scan.test_sarif import KNOWN
from tests.repos import TEAL, C

REVERT = 'Revert "x"\n\nThis reverts commit 0123456789abcdef.'
RECENT = C(name="recent", author=TEAL, files={"data/mix.py": lines(190)}, days_ago=9)
PLANTED: dict[
    str, tuple[dict[str, Any], dict[str, Any]]
] = {  # the change, and what of it is otherwise in the change that is mended
    "LO901": ({"files": {"kernels/attention.cu": lines(190)}}, {"author": TEAL}),
    "LO902": ({"author": TEAL, "files": {"kernels/gemm.cu": lines(90)}}, {"files": {"data/load.py": lines(90)}}),
    "LO903": ({"author": MOSS, "files": {"data/big.py": lines(1001)}}, {"files": {"data/big.py": lines(900)}}),
    "LO904": (
        {"author": MOSS, "files": {"data/mix.py": lines(190, "other")}},
        {"author": TEAL},
    ),
    "LO905": (
        {"author": MOSS, "message": REVERT, "files": {"data/load.py": lines(190)}},
        {"message": f"{REVERT}\n\nThe loss went up after it.\n"},
    ),
    "LO906": (
        {"author": MOSS, "files": {"data/shard.py": lines(190, "core")}},
        {"files": {"data/shard.py": lines(190, "core"), "tests/test_shard.py": "x\n"}},
    ),
}
GOOD_NEWS = "LO902"
FAILURES_ONLY = ("github", "gitlab", "junit", "sarif")
"""Formats that hold what a change should be looked at for, and no good news."""


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Writes a check of one planted change, or of its fix, in every format at once; returns the folder."""

    @cache
    def write(rule, kind):
        planted, fix = PLANTED[rule]
        commit = C(**{"name": "x", "days_ago": 1, **planted, **(fix if kind == "mended" else {})})
        folder = tmp_path_factory.mktemp(f"{rule}-{kind}")
        repo = with_change(folder / "lab", commit, before=[RECENT])
        outputs = [f"--output={name}={folder / name}" for name in formats("scan")]
        arguments = ("check", repo, "--base=base", f"--select={rule}", "--pedantic", "-q", *outputs)
        first = lintorg(*arguments, **OUTSIDE_CI)
        assert first.returncode == 0, first.stderr
        bytes_of = {name: (folder / name).read_bytes() for name in formats("scan")}
        again = lintorg(*arguments, "--jobs=7", "--no-cache", **OUTSIDE_CI, PYTHONHASHSEED="7", TZ="Asia/Tokyo")
        assert (again.stdout, first.stderr) == (first.stdout, "")
        assert bytes_of == {name: (folder / name).read_bytes() for name in formats("scan")}
        return folder

    return write


def _json(folder):
    findings = json.loads((folder / "json").read_text())["findings"]
    return {(found["rule"], found["anchor"]["path"]) for found in findings if found["outcome"] == "breach"}


def _sarif(folder):
    results = json.loads((folder / "sarif").read_text())["runs"][0]["results"]
    assert all(result["partialFingerprints"] for result in results)
    places = (result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results)
    return set(zip((result["ruleId"] for result in results), places, strict=True))


def _junit(folder):
    cases = ElementTree.fromstring((folder / "junit").read_bytes()).iter("testcase")
    failed = [case.attrib for case in cases if case.find("failure") is not None]
    return {(case["classname"].removeprefix("lintorg."), case["file"]) for case in failed}


def _gitlab(folder):
    issues = json.loads((folder / "gitlab").read_text())
    jsonschema.validate(issues, SCHEMA)
    return {(issue["check_name"].split()[0], issue["location"]["path"]) for issue in issues}


def _github(folder):
    pattern = r"^::notice file=([^,]+),line=1,title=(LO\d+) "
    return {(rule, path) for path, rule in re.findall(pattern, (folder / "github").read_text(), re.MULTILINE)}


def _text(name):
    """Return a reader of the rules that a text for people names; it may name the file or not."""

    def read(folder):
        text = (folder / name).read_text().partition("Every rule")[0]
        return {(rule, path) for rule in PLANTED for path in PLANTED[rule][0]["files"] if rule in text}

    return read


READERS = {"json": _json, "sarif": _sarif, "junit": _junit, "gitlab": _gitlab, "github": _github}


@pytest.mark.parametrize("format_", formats("scan"))
@pytest.mark.parametrize("rule", PLANTED)
def test_a_planted_change_is_said_at_its_file_and_its_fix_ends_it(written, rule, format_):
    read = READERS.get(format_, _text(format_))
    (path,) = PLANTED[rule][0]["files"]
    silent = rule == GOOD_NEWS and format_ in FAILURES_ONLY
    assert read(written(rule, "planted")) == (set() if silent else {(rule, path)})
    assert read(written(rule, "mended")) == set()


@pytest.mark.parametrize("rule", PLANTED)
def test_a_mended_change_is_one_line(written, rule):
    for name in ("terminal", "concise", "github"):
        (line,) = (written(rule, "mended") / name).read_text().splitlines()
        assert "1 commit" in line


@pytest.mark.parametrize("rule", [rule for rule in PLANTED if rule != GOOD_NEWS])
def test_microsofts_tool_takes_the_results_of_a_check(written, sarif_multitool, rule):
    file = written(rule, "planted") / "results.sarif"
    file.write_bytes((written(rule, "planted") / "sarif").read_bytes())
    assert json.loads(file.read_text())["runs"][0]["results"]
    assert set(sarif_multitool(file)) <= {KNOWN}
