"""The rules about early-career people on labs of which the truth is known."""

import pytest

from tests.simulation.cohort_labs import KINDS, cohort_of, commits_of, make_lab, roles_of
from tests.simulation.cohorts import (
    EQUAL,
    MINIMUM,
    PAGE,
    PLANTED,
    RULES,
    SCENARIOS,
    SEEDS,
    SUMMER,
    UNDATED,
    breaches,
    judged,
    measures_of,
    page,
)
from tests.tabled import table
from tests.worlds import CORE, UPKEEP, measured, team


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("rule", RULES)
def test_at_most_two_in_a_hundred_are_false_alarms(scenario, rule):
    if scenario not in PLANTED[rule]:
        assert breaches(scenario, rule) <= 0.02 * SEEDS


@pytest.mark.parametrize("scenario", [EQUAL, SUMMER, UNDATED])
def test_no_lab_at_equal_pace_has_a_low_share(scenario):
    assert breaches(scenario, "LO301") == 0


@pytest.mark.parametrize(
    ("scenario", "rule", "least"),
    [("pace 1/10", "LO301", 0.65), ("odds of core 1/10", "LO302", 0.45), ("odds of upkeep 10", "LO303", 0.55)],
)
def test_what_is_plain_is_found_in_most_labs_that_can_be_judged(scenario, rule, least):
    assert judged(scenario, rule) >= 0.6 * SEEDS
    assert breaches(scenario, rule) >= least * judged(scenario, rule)


def test_the_page_tells_these_numbers():
    assert PAGE.read_text(encoding="utf-8") == page(), "make it anew: python -m tests.simulation.cohorts"


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("seed", range(4))
def test_a_lab_is_measured_as_its_commits_and_its_roster_are(scenario, seed):
    """What the simulations leave out, from commits to the table, makes no difference."""
    lab = make_lab(SCENARIOS[scenario], seed)
    tables = team(commits_of(lab), roles=roles_of(lab, MINIMUM))
    assert table(tables, "cohort") == cohort_of(lab, MINIMUM)
    (about,) = measured("early_career_commit_share", tables)
    for metric, measure in measures_of(cohort_of(lab, MINIMUM)).items():
        assert measured(metric, tables)[about] == measure
    assert CORE & {area for areas in KINDS for area in areas} == KINDS[0]
    assert UPKEEP & {area for areas in KINDS for area in areas} == KINDS[1]
