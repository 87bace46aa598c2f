"""The example lab, scanned end to end: what its truth table declares is what lintorg says."""

import json
import subprocess
import sys
import tomllib

import pytest

from tests.commands import ROOT, lintorg

TRUTH = tomllib.loads((ROOT / "examples/lab/truth.toml").read_text(encoding="utf-8"))["declared"]


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    path = tmp_path_factory.mktemp("lab") / "lab"
    subprocess.run([sys.executable, ROOT / "examples/lab/make_lab.py", path], check=True, capture_output=True)
    return path


@pytest.fixture(scope="module")
def document(lab):
    done = lintorg("scan", lab, "--format=json")
    assert done.returncode == 0
    return json.loads(done.stdout)


def test_the_facts_are_the_declared_ones(document):
    values = {(m["metric"], m["subject"]): (m["value"], m["previous"]) for m in document["measures"]}
    assert values["commits", "repo"][0] == TRUTH["commits"]
    assert values["people", "repo"][0] == TRUTH["people"]
    assert values["contributor_absence_factor", "repo"][0] == TRUTH["absence_factor"]
    assert values["newcomer_people_share", "repo"][0] == round(len(TRUTH["newcomers"]) / TRUTH["people"], 6)
    for area, (now, before) in TRUTH["silos"].items():
        assert values["area_successors", f"area:{area}"] == (now, before)
    for area in TRUTH["shared"]:
        assert values["area_successors", f"area:{area}"][0] >= 2
    assert document["repository"]["head"] == TRUTH["head"]


def test_the_breaches_are_the_declared_ones(document):
    breaches = {(f["rule"], f["subject"]) for f in document["findings"] if f["outcome"] == "breach"}
    expected = {("LO104", f"area:{area}") for area in TRUTH["silos"]}
    expected |= {("LAB001", f"area:{area}") for area in TRUTH["few_hands"]}
    assert breaches == expected


def test_the_pedantic_rules_find_the_declared_pair(lab):
    found = json.loads(lintorg("scan", lab, "--format=json", "--pedantic", "--select=LO201").stdout)["findings"]
    breaches = {finding["subject"] for finding in found if finding["outcome"] == "breach"}
    assert breaches == {"areas:" + "|".join(TRUTH["unbridged"])}


def test_the_guards_are_the_declared_ones(document):
    active = {guard["id"]: guard["detail"] for guard in document["guards"] if guard["active"]}
    assert active.keys() == {"G4"}
    share = round(100 * TRUTH["assisted"] / TRUTH["commits"])
    assert f"at least {share} % of commits" in active["G4"]


def test_the_whole_json_for_the_lab_is_as_recorded(document, snapshot):
    assert document == snapshot


def test_the_whole_terminal_output_for_the_lab_is_as_recorded(lab, snapshot):
    assert lintorg("scan", lab, "--all", "--why").stdout == snapshot


def test_warnings_fail_when_the_team_says_so(lab):
    assert lintorg("scan", lab, "--fail-on=warning").returncode == 1
    assert lintorg("scan", lab, "--fail-on=warning", "--ignore=LO104").returncode == 0


def test_the_labs_own_rule_is_listed_with_the_shipped_ones(lab):
    listed = lintorg("rules", "list", lab).stdout
    assert "LAB001" in listed
    assert "LO104" in listed
