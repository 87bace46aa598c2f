"""What the headline says of students and interns, from measures as literals."""

import pytest

from lintorg.assess.headline import headline
from lintorg.model.measure import Measure
from lintorg.model.role_coverage import RoleCoverage

COHORT = "cohort:early-career"
OTHERS = (
    "contributor_absence_factor",
    "core_areas_without_successor",
    "core_areas_judged",
    "cross_core_commit_share",
    "bridged_pairs_share",
    "newcomer_people_share",
    "newcomer_commit_share",
    "newcomer_core_share",
)


def measure(metric, value, low=None, high=None, why=None, subject=COHORT):
    return Measure(
        metric=metric,
        version=1,
        subject=subject,
        unit="share",
        value=value,
        low=low,
        high=high,
        n=500,
        why_none=why,
    )


TEN = dict.fromkeys(range(10), 10)


def covering(missing=TEN, *, with_role=0):
    whole = sum(missing.values()) + 10 * with_role
    people = len(missing) + with_role
    return RoleCoverage(people=people, with_role=with_role, whole=whole, known=10 * with_role, missing=missing)


def said(*measures, coverage=covering(with_role=5)):
    found = [*measures, *(measure(metric, None, why="too_few", subject="repo") for metric in OTHERS)]
    return headline({(item.metric, item.subject): item for item in found}, coverage)["early_career"]


SHARE = measure("early_career_commit_share", 0.18, 0.17, 0.19)
CORE = measure("early_career_core_share", 0.2, 0.2, 0.2)
PACE = measure("early_career_share_ratio", 0.934, 0.71, 1.226)


def test_shares_and_pace_are_said():
    entry = said(SHARE, CORE, PACE)
    assert entry.status == "measured"
    assert entry.reason is None
    assert entry.text == (
        "students and interns: 17-19 % of commits, 20 % of core commits; "
        "for their days here 0.93 of an equal share (0.71-1.23)"
    )


def test_what_is_missing_of_them_is_said():
    unknown = measure("early_career_share_ratio", None, why="roles_unknown")
    text = said(SHARE, measure("early_career_core_share", None, why="roles_unknown"), unknown).text
    assert "17-19 % of commits, unknown of core commits" in text
    assert "their pace is not measured, too many commits are by people whose role is unknown" in text


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("no_roster", "needs a roster (lintorg roster import)"),
        ("too_few", "there are too few of them"),
        ("suppressed", "without speaking of one person"),
        ("roles_unknown", "too many commits are by people whose role is unknown"),
        ("window_not_published", "of the default window and the committed configuration only"),
        ("missing_objects", "too many objects are missing"),
    ],
)
def test_why_nothing_is_said_stands_in_plain_words(why, words):
    entry = said(measure("early_career_commit_share", None, why=why), CORE, PACE)
    assert (entry.status, entry.reason) == ("abstained", why)
    assert entry.text.startswith("students and interns: not measured, ")
    assert words in entry.text
    assert "20 %" not in entry.text


def test_without_measures_a_roster_is_asked_for():
    assert said().reason == "no_roster"


def test_without_a_roster_it_is_said_what_one_takes():
    text = said(coverage=covering({0: 60, 1: 20, **dict.fromkeys(range(2, 22), 1)})).text
    assert text.endswith("needs a roster (lintorg roster import): 2 entries would cover 80 % of the work")
    assert said(coverage=covering({0: 90, **dict.fromkeys(range(1, 11), 1)})).text.endswith(
        "1 entry would cover 80 % of the work"
    )


def test_a_team_in_which_no_cohort_can_be_told_is_asked_for_no_roster():
    nine = dict.fromkeys(range(9), 10)
    assert said(coverage=covering(nine)).text.endswith("needs a roster and 10 people; 9 worked here")


def test_a_roster_that_knows_nobody_is_not_one_of_too_few():
    none = measure("early_career_commit_share", None, why="suppressed")
    assert "0 of 10 people have a role in the roster" in said(none, coverage=covering()).text
    assert "too few of them" in said(none, coverage=covering(with_role=1)).text
