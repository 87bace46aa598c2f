import json
from dataclasses import replace
from urllib.parse import unquote

import pytest

from lintorg.model.report import Display
from lintorg.model.text import safe
from lintorg.render.scan.sarif import render
from tests.render.reports import CHANGE, EVIL, HOSTILE, MIXED, RULE, finding, other, report

KNOWN = ("warning", "SARIF2005")
"""The tool has no page of its own in the web to name."""


def run_of(of):
    return json.loads(render(of, Display()))["runs"][0]


@pytest.mark.parametrize("of", [MIXED, HOSTILE, report()], ids=["mixed", "hostile", "empty"])
def test_microsofts_tool_finds_nothing_to_say_by_githubs_rules(sarif_multitool, of, tmp_path):
    file = tmp_path / "lintorg.sarif"
    file.write_text(render(of, Display()), encoding="utf-8")
    assert set(sarif_multitool(file)) <= {KNOWN}


def test_microsofts_tool_would_say_what_is_wrong(sarif_multitool, tmp_path):
    file = tmp_path / "lintorg.sarif"
    file.write_text(render(MIXED, Display()).replace('"startLine": 3', '"startLine": -3'), encoding="utf-8")
    assert "error" in {level for level, _ in sarif_multitool(file)}


def test_results_are_the_breaches_that_count_each_at_a_file():
    run = run_of(MIXED)
    assert [(result["ruleId"], result["level"]) for result in run["results"]] == [("LO104", "error"), ("LO104", "note")]
    where = run["results"][0]["locations"][0]["physicalLocation"]
    assert where == {
        "artifactLocation": {"uri": "src/eval/run.py", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3},
    }
    fingerprint = finding().fingerprint
    assert run["results"][0]["partialFingerprints"] == {
        "primaryLocationLineHash": f"{fingerprint}:1",
        "lintorg/v1": fingerprint,
    }


def test_a_result_points_at_its_rule_and_the_rule_explains_itself():
    linked = replace(RULE, links=("http://insecure.example", "https://doi.org/10.1145/1 2"))
    run = run_of(report(finding("repo", "pass", of=other("LO101")), finding(of=linked)))
    rules = run["tool"]["driver"]["rules"]
    (result,) = run["results"]
    rule = rules[result["ruleIndex"]]
    assert (rule["id"], rule["name"]) == ("LO104", "NobodyCouldTakeOver")
    assert rule["helpUri"] == "https://doi.org/10.1145/1%202"
    assert "Flagged when hands <= 1." in rule["help"]["text"]
    assert rule["defaultConfiguration"] == {"level": "note"}


def test_what_could_not_be_seen_is_said_beside_the_results():
    (invocation,) = run_of(MIXED)["invocations"]
    texts = [item["message"]["text"] for item in invocation["toolExecutionNotifications"]]
    assert len(texts) == 2
    assert texts[1].startswith("G4 agents-visible")


def test_a_scan_and_a_change_are_different_analyses():
    ids = [run_of(of)["automationDetails"]["id"] for of in (report(), report(change=CHANGE))]
    assert ids == ["lintorg/scan/", "lintorg/change/"]


def test_a_hostile_path_is_a_path_and_hostile_text_starts_no_link():
    (result,) = run_of(HOSTILE)["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert unquote(uri) == f"src/{EVIL}.py"
    text = result["message"]["text"]
    assert "\\[a\\](https" in text
    assert safe(text) == text
