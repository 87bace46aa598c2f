"""A pattern put into a team's history is found by its rule, whole from facts to advice; without it the rule passes."""

from string import ascii_lowercase

import pytest

from lintorg.assess.verdict import build_report
from lintorg.gather.policy import shipped_policy
from tests.teams import AREA_OF, Row, facts_of, history_of

MODEL, DATA, TEST, DOCS, CI = "model/net.py", "data/load.py", "tests/test_net.py", "docs/index.md", ".github/ci.yml"
AREA_OF.setdefault(CI, "infra")
EVERYONE = "abcdefghij"


def spread(count, who, *paths, start=1.0, end=360.0):
    """Commits at even distances, by the letters in turn."""
    step = (end - start) / count
    return [(start + step * number, who[number % len(who)], paths) for number in range(count)]


def findings(commits, paths=tuple(AREA_OF)):
    rows = [
        Row(key=f"{number:040x}", days_ago=days_ago, who=who, paths=touched)
        for number, (days_ago, who, touched) in enumerate(sorted(commits, reverse=True))
    ]
    report = build_report("lab", history_of(facts_of(rows), paths=paths), shipped_policy(), pedantic=True)
    return {(finding.rule.id, finding.subject): finding for finding in report.findings}


BEGUN = [(700.0, who, (MODEL,)) for who in EVERYONE]
HEALTHY = [
    *BEGUN,
    *spread(120, EVERYONE, MODEL, TEST),
    *spread(60, EVERYONE, DATA),
    *spread(100, EVERYONE, DOCS),
    *spread(120, EVERYONE, MODEL, DATA, start=366, end=720),
]
PLANTED = {
    "LO105": (
        [*HEALTHY, *spread(200, ascii_lowercase, "kernels/gemm.cu")],
        "area:kernels",
        "26 of 26 people have less than 5 % each",
    ),
    "LO202": (
        [*BEGUN, *spread(90, "abc", MODEL, TEST), *spread(60, "defgh", DATA, TEST), *HEALTHY[-120:]],
        "repo",
        "Lost: data with model.",
    ),
    "LO401": (
        [*HEALTHY[:-220], *HEALTHY[-120:], *spread(70, "a", CI), *spread(40, EVERYONE, DOCS)],
        "repo",
        "Upkeep by area: infra (70) and docs (40); 10 people did some of it.",
    ),
    "LO402": (
        [*BEGUN, *spread(120, EVERYONE, MODEL), *spread(30, "ab", TEST), *HEALTHY[-120:]],
        "repo",
        "8 of 10 people with five commits or more touched none.",
    ),
    "LO403": (
        [*BEGUN, *spread(150, EVERYONE, MODEL), *spread(80, EVERYONE, TEST, DOCS), *HEALTHY[-120:]],
        "repo",
        "No change to model/ came with tests: write one small test there with the next change.",
    ),
    "LO802": (
        [*HEALTHY, *spread(100, "klmnopqrstuvwxyz", MODEL, TEST, start=190, end=360)],
        "repo",
        "16 of 26 people have stopped.",
    ),
}


@pytest.mark.parametrize("rule", PLANTED)
def test_the_pattern_is_found_and_the_advice_computed(rule):
    commits, subject, advice = PLANTED[rule]
    found = findings(commits)[rule, subject]
    assert found.outcome == "breach", found.explanation
    assert any(advice in sentence for sentence in found.remedy), found.remedy


@pytest.mark.parametrize("rule", PLANTED)
def test_a_team_without_it_passes(rule):
    outcomes = {finding.outcome for (name, _), finding in findings(HEALTHY).items() if name == rule}
    assert "pass" in outcomes
    assert not outcomes & {"breach", "undecided"}


def test_where_the_map_places_little_core_rules_abstain():
    odd = [*spread(150, EVERYONE, "odd/place.py"), (700.0, "a", ("odd/place.py",))]
    found = findings(odd)
    assert found["LO403", "repo"].reason == "unmapped"
    assert found["LO202", "repo"].outcome == "abstained"
    assert found["LO802", "repo"].outcome == "pass"  # it needs no areas
