"""No difference of two periods that are told is about a few people."""

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintorg.app.quarterly.asked import quarters_up_to
from lintorg.app.quarterly.cohorts import quarters_told, suppressed, told, year_told
from lintorg.app.quarterly.series import OF_COHORTS, cohort_series
from lintorg.model.cohort import Cohort, Group
from lintorg.model.quarter import Quarter
from lintorg.model.roster import RolePeriod, Roles
from lintorg.model.tables import DAY
from tests.worlds import END, did, measured, team

K = 5
OTHERS = Group(credit=dict.fromkeys(range(100, 110), 1))


def cohort(*people):
    return Cohort(early=Group(credit=dict.fromkeys(people, 1)), others=OTHERS, unknown=Group(), minimum=K)


@given(st.lists(st.sets(st.integers(0, 14), max_size=15), max_size=9))
def test_whoever_entered_or_left_between_any_two_told_periods_is_nobody_or_enough(periods):
    answers = told([cohort(*sorted(people)) for people in periods])
    kept = [people for people, answer in zip(periods, answers, strict=True) if answer]
    assert all(len(people) >= K for people in kept)
    for one, other in combinations(kept, 2):
        assert {len(one - other), len(other - one)}.isdisjoint(range(1, K))


def test_the_same_people_are_told_again_and_one_more_is_not():
    same, joined = range(6), range(7)
    assert told([cohort(*same), cohort(*same), cohort(*joined), cohort(*same)]) == (True, True, False, True)


def test_a_period_in_between_hides_nobody():
    assert told([cohort(*range(6)), cohort(), cohort(*range(1, 7))]) == (True, False, False)


def test_a_whole_class_may_come_and_go():
    assert told([cohort(*range(5)), cohort(*range(10)), cohort(*range(5, 10))]) == (True, True, True)


LAST = Quarter(2024, 3)
QUARTERS = quarters_up_to(LAST)
STAFF, INTERNS = "abcdefg", "hijklmnopqrstuv"


def lab(seed):
    """Interns who come for some quarters in classes of a size, and staff who are always there; 70 commits a quarter."""
    dice = random.Random(seed)
    size = dice.choice((1, 2, 5, 6))
    classes = [INTERNS[start : start + size] for start in range(0, len(INTERNS), size)]
    stays = {who: (first := dice.randint(-2, 7), first + dice.randint(1, 8)) for group in classes for who in group}
    for group in classes:
        stays |= dict.fromkeys(group, stays[group[0]])
    commits = []
    for place, quarter in enumerate((*(QUARTERS[0].back(back) for back in range(4, 0, -1)), *QUARTERS), start=-4):
        here = STAFF + "".join(who for who in INTERNS if stays[who][0] <= place < stays[who][1])
        for turn in range(max(120, 9 * len(here))):
            days_ago = (END - quarter.start) / DAY - 80 * (turn + 1) / 200
            commits.append(did(days_ago, here[turn % len(here)], dice.choice(("model", "data", "tests"))))
    role = {**dict.fromkeys(STAFF, "staff"), **dict.fromkeys(INTERNS, "intern")}
    of = {ord(who) - ord("a"): (RolePeriod(role=name, start=0),) for who, name in role.items()}
    return team(commits, roles=Roles(of=of), window=LAST.year_window)


def credit(tables, window):
    return dict(tables.given(window=window)["cohort"].early.credit)


@pytest.mark.parametrize("seed", range(40))
def test_no_difference_of_two_published_numbers_of_a_report_is_about_a_few_people(seed):
    tables = lab(seed)
    year = year_told(tables, QUARTERS[1:])
    answers = quarters_told(tables, QUARTERS, year=year)
    each = [tables.given(window=quarter.window, published=True) for quarter in QUARTERS]
    published = []
    for series in cohort_series(QUARTERS, each, answers):
        for place, point in enumerate(series.points):
            if point.value is None:
                assert (point.n, point.low, point.high) == (0, None, None)
            else:
                assert point.value == round(point.value, 2)
                assert point.n % 10 == 0
                published.append(place)
    members = {place: set(credit(tables, QUARTERS[place].window)) for place in published}
    for one, other in combinations(members.values(), 2):
        assert {len(one - other), len(other - one)}.isdisjoint(range(1, K))
    final = tables if year else suppressed(tables)
    values = [measured(metric, final)["cohort:early-career"].value for metric in OF_COHORTS]
    if not year:
        assert values == [None] * len(OF_COHORTS)
    elif any(value is not None for value in values):
        # the year less its published quarters is of nobody, or of nothing smaller than the year
        of_year = [place for place in set(published) if place >= 5]
        assert len(of_year) in (0, 4)


def test_the_labs_are_told_sometimes_and_not_always():
    years = [year_told(lab(seed), QUARTERS[1:]) for seed in range(40)]
    assert 0 < sum(years) < 40
