"""The base rates: counted on made repositories, and the same in the rules, beside the headline and in the atlas."""

import json
import re

import pytest
import yaml

from benchmarks import base_rates
from lintorg.gather.policy import shipped_policy
from tests.commands import lintorg
from tests.repos import QUILL, TEAL, C, git, make_repo

RATES = json.loads(base_rates.RATES.read_text(encoding="utf-8"))
NAMES = ("quartz", "basalt", "gneiss")


def history(step):
    """Return 130 commits of 260 days; every so many of them are by a second person."""
    return [
        C(
            name=f"c{n}",
            files={f"src/training/step{n % 9}.py": f"value = {n}\n"},
            author=TEAL if n % step == 0 else QUILL,
            days_ago=260 - 2 * n,
        )
        for n in range(130)
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("public")
    for step, name in zip((2, 200, 2), NAMES, strict=True):
        make_repo(made / "lab" / name, history(step))
    return made


def test_three_repositories_are_measured_and_one_of_another_head_is_said(folder, monkeypatch):
    wanted = [_head(folder, "quartz"), _head(folder, "basalt"), _head(folder, "gneiss", "HEAD~1")]
    entries = [{"name": f"lab/{name}", "head": want} for name, want in zip(NAMES, wanted, strict=True)]
    monkeypatch.setattr(base_rates, "LIST", folder / "list.yaml")
    base_rates.LIST.write_text(yaml.safe_dump(entries), encoding="utf-8")
    said = []
    found = base_rates.measured(folder, said.append)
    assert [line.partition(":")[0] for line in said] == [
        "lab/quartz is counted", "lab/basalt is counted", "lab/gneiss is not counted"
    ]  # fmt: skip
    assert (found["repositories"], found["commits"]) == (2, 260)
    assert [_breaches(folder / "lab" / name) for name in NAMES[:2]] == [False, True]
    assert found["rules"]["LO104"]["repositories"] == {"breach": 1, "undecided": 0, "pass": 1, "abstained": 0}
    assert found["changes"]["LO903"]["judged"] == 2 * 129  # the first commit changes nothing that was there
    text = json.dumps(found)
    assert not re.search("quill|teal|quartz|basalt|gneiss|example", text, re.IGNORECASE)


def _head(folder, name, revision="HEAD"):
    return git(folder / "lab" / name, "rev-parse", revision).strip()


def _breaches(repository):
    scan = json.loads(lintorg("scan", repository, "--no-config", "--quiet", "--format=json").stdout)
    return any(one["rule"] == "LO104" and one["outcome"] == "breach" for one in scan["findings"])


def scan(*findings):
    """Return what of a scan's JSON is counted."""
    measures = [
        {"metric": metric, "subject": "repo", "value": 1}
        for metric in ("core_areas_judged", "core_areas_without_successor")
    ]
    return {
        "repository": {"as_of": "2026-01-01T00:00:00Z", "window_commits": 100},
        "guards": [],
        "measures": measures,
        "findings": [{"rule": rule, "outcome": outcome} for rule, outcome in findings],
    }


def test_a_repository_counts_once_for_a_rule_by_its_worst_subject():
    found = base_rates.aggregate(
        [
            scan(("LO101", "breach"), ("LO104", "pass"), ("LO104", "breach")),
            scan(("LO101", "abstained"), ("LO104", "pass"), ("LO104", "undecided")),
        ],
        [],
    )["rules"]
    assert found["LO101"]["repositories"] == {"breach": 1, "undecided": 0, "pass": 0, "abstained": 1}
    assert found["LO104"]["repositories"] == {"breach": 1, "undecided": 1, "pass": 0, "abstained": 0}
    assert found["LO104"]["subjects"] == {"breach": 1, "undecided": 1, "pass": 2, "abstained": 0}


def test_every_rule_says_what_was_counted():
    for loaded in shipped_policy().rules:
        assert loaded.rule.base_rate == base_rates.base_rate(loaded.rule, RATES), (
            "python -m benchmarks.base_rates --write"
        )
        assert (loaded.rule.base_rate == base_rates.ROSTER) == (loaded.rule.id in {"LO301", "LO302", "LO303", "LO804"})


def test_the_quartiles_beside_the_headline_are_those_counted():
    expected = base_rates.quartiles_module(RATES)
    assert base_rates.QUARTILES.read_text(encoding="utf-8") == expected, "python -m benchmarks.base_rates --write"


def test_at_least_24_repositories_were_read_whole():
    assert RATES["repositories"] == len(yaml.safe_load(base_rates.LIST.read_text(encoding="utf-8"))) >= 24


def test_rules_that_speak_too_often_or_never_are_no_default():
    """But for those that a decision admits as rare and serious, or that too few repositories let judge."""
    admitted = {"LO803", "LO503"}
    for loaded in shipped_policy().rules:
        rule = loaded.rule
        if rule.tier == "default" and rule.id in RATES["rules"] and rule.base_rate != base_rates.ROSTER:
            subjects = RATES["rules"][rule.id]["subjects"]
            judged = sum(subjects.values()) - subjects["abstained"]
            often = subjects["breach"] / judged if judged >= 5 else 0.1
            assert often <= 0.3, rule.id
            assert often > 0 or rule.id in admitted, rule.id


def test_a_scan_shows_them_for_a_year_and_not_for_another_window(folder):
    first = folder / "lab" / "quartz"
    shown = base_rates.between("hhi", *RATES["measures"]["contributor_absence_factor"]["quartiles"][::2])
    line = r"people making half of the commits +\d+ +\S+ +"
    year = lintorg("scan", first, "--no-config", "--quiet").stdout
    assert re.search(f"{line}{shown}$", year, re.MULTILINE)
    assert "public repos" in year
    assert "public repos" not in lintorg("scan", first, "--no-config", "--quiet", "--window", "180 d").stdout
