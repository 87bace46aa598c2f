"""No difference of numbers that are told is about a few people, within a report and across reports."""

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from lintorg.model.cohort import Cohort, Group
from lintorg.model.quarter import Quarter
from lintorg.model.roster import Role, RolePeriod, Roles
from lintorg.model.tables import DAY
from lintorg.quarter.cohorts import Period, decide, told
from lintorg.quarter.selection import quarters_up_to
from lintorg.quarter.series import OF_COHORTS, cohort_series
from tests.tabled import table
from tests.worlds import END, did, measured, team

K = 5
FIRST = Quarter(2020, 1)
OTHERS = Group(credit=dict.fromkeys(range(100, 110), 1))


def cohort(people):
    return Cohort(early=Group(credit=dict.fromkeys(sorted(people), 1)), others=OTHERS, unknown=Group(), minimum=K)


def decided(*quarters):
    """Whether each quarter, and each year that ends with one, is told, by the people of each quarter."""
    names = [FIRST.back(-number) for number in range(len(quarters))]
    years = [set().union(*quarters[max(0, number - 3) : number + 1]) for number in range(len(quarters))]
    found = decide(
        Period(name, cohort(own), cohort(year)) for name, own, year in zip(names, quarters, years, strict=True)
    )
    return [name in found.quarters for name in names], [name in found.years for name in names]


SIX, SEVEN = range(6), range(7)


@given(st.lists(st.sets(st.integers(0, 14), max_size=15), min_size=1, max_size=14))
def test_whoever_entered_or_left_between_any_two_told_periods_is_nobody_or_enough(quarters):
    of_quarters, of_years = decided(*quarters)
    years = [set().union(*quarters[max(0, number - 3) : number + 1]) for number in range(len(quarters))]
    for periods, answers in ((quarters, of_quarters), (years, of_years)):
        kept = [people for people, answer in zip(periods, answers, strict=True) if answer]
        assert all(len(people) >= K for people in kept)
        for one, other in combinations(kept, 2):
            assert {len(one - other), len(other - one)}.isdisjoint(range(1, K))


@given(st.lists(st.sets(st.integers(0, 14), max_size=15), min_size=2, max_size=14), st.data())
def test_what_comes_later_changes_nothing_of_what_was_told(quarters, data):
    cut = data.draw(st.integers(1, len(quarters)))
    assert decided(*quarters[:cut]) == tuple(answers[:cut] for answers in decided(*quarters))


@given(st.lists(st.sets(st.integers(0, 9), max_size=9), min_size=1, max_size=14))
def test_of_a_told_year_all_quarters_are_known_or_none_is(quarters):
    of_quarters, of_years = decided(*quarters)
    known = [answer or not people for answer, people in zip(of_quarters, quarters, strict=True)]
    for number, answer in enumerate(of_years):
        own = [True] * max(0, 3 - number) + known[max(0, number - 3) : number + 1]
        assert not answer or len(set(own)) == 1


def test_the_same_people_are_told_again_and_one_more_is_not():
    assert decided(SIX, SIX, SEVEN, SIX) == ([True, True, False, True], [True, True, False, False])


def test_a_few_of_the_cohort_at_work_are_not_the_year_less_three_quarters():
    assert decided(SIX, SIX, SIX, SIX, range(2)) == ([True] * 4 + [False], [True] * 4 + [False])


def test_where_no_quarter_can_be_told_the_year_is():
    assert decided(*[range(n, n + 3) for n in (0, 3, 0, 3, 0, 3)]) == ([False] * 6, [False] * 3 + [True] * 3)


def test_a_period_in_between_hides_nobody():
    assert decided(SIX, (), range(1, 7))[0] == [True, False, False]


def test_a_whole_class_may_come_and_go():
    assert decided(range(5), range(10), range(5, 10))[0] == [True, True, True]


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
    role: dict[str, Role] = {**dict.fromkeys(STAFF, "staff"), **dict.fromkeys(INTERNS, "intern")}
    of = {ord(who) - ord("a"): (RolePeriod(role=name, start=0),) for who, name in role.items()}
    return team(commits, roles=Roles(of=of), window=LAST.year_window)


def credit(tables, window):
    return dict(table(tables.during(window), "cohort").early.credit)


def published(tables, quarters):
    """What reports on each of some quarters tell of shares: (quarters of a period, value)."""
    found = set()
    for last in quarters:
        telling = told(tables, last)
        shown = quarters_up_to(last)
        each = [telling.of_quarter(tables.during(quarter.window), quarter) for quarter in shown]
        series = cohort_series(shown, each, [quarter in telling.quarters for quarter in shown])
        for point, quarter in zip(series[0].points, shown, strict=True):
            if point.value is None:
                assert (point.n, point.low, point.high) == (0, None, None)
            else:
                assert (point.value, point.n % 10) == (round(point.value, 2), 0)
                found.add(((quarter,), point.value))
        final = telling.of_year(tables.during(last.year_window), last)
        values = [measured(metric, final)["cohort:early-career"].value for metric in OF_COHORTS]
        if last not in telling.years:
            assert values == [None] * len(OF_COHORTS)
        elif values[0] is not None:
            found.add((tuple(last.back(number) for number in range(4)), values[0]))
    return found


def bounds(quarter, commits, shares):
    """The least and the most commits of the cohort in a quarter that all published numbers allow: linear programs.

    ``commits`` are each quarter's, which every report states exactly.
    """
    place = {one: number for number, one in enumerate(commits)}
    rows, limits = [], []
    for period, share in shares:
        row = [1.0 if one in period else 0.0 for one in place]
        whole = sum(commits.get(one, 0) for one in period)
        rows += [row, [-one for one in row]]
        limits += [(share + 0.00501) * whole, (-share + 0.00501) * whole]
    target = [1.0 if one == quarter else 0.0 for one in place]
    limit = [(0, commits[one]) for one in place]
    ends = [
        linprog([sign * one for one in target], A_ub=rows or None, b_ub=limits or None, bounds=limit).fun
        for sign in (1, -1)
    ]
    return ends[0], -ends[1]


@pytest.mark.parametrize("seed", range(8))
def test_no_commits_of_a_few_people_can_be_worked_out_from_all_reports_together(seed):
    tables = lab(seed)
    ends = QUARTERS[3:]
    shares = published(tables, ends)
    every = [QUARTERS[0].back(number) for number in range(4, 0, -1)] + list(QUARTERS)
    commits = {one: len(table(tables.during(one.window), "work")) for one in every}
    for quarter in every:
        members = credit(tables, quarter.window)
        if 0 < len(members) < K:
            low, high = bounds(quarter, commits, shares)
            assert high - low >= K, (quarter, low, high)


def test_the_attack_finds_what_the_numbers_give_away():
    commits = dict.fromkeys(QUARTERS[:5], 100)
    year = (tuple(QUARTERS[:4]), 0.2)
    three = {((quarter,), 0.25) for quarter in QUARTERS[:3]}
    low, high = bounds(QUARTERS[3], commits, {year, *three})
    assert low <= 5 <= high < 9
    low, high = bounds(QUARTERS[3], commits, {year})
    assert (low, high) == (0, pytest.approx(82, abs=0.1))


def test_the_labs_are_told_sometimes_and_not_always():
    years = [QUARTERS[-1] in told(lab(seed), QUARTERS[-1]).years for seed in range(12)]
    assert 0 < sum(years) < 40


def busy(quarter, of_kind, beside, *, kind="model"):
    """A quarter in which some letters do a kind of work and some do other work, ten commits each."""
    start = (END - quarter.start) / DAY
    for areas, people in ((kind, of_kind), ("configs", beside)):
        for place, who in enumerate(people * 10):
            yield did(start - 1 - 80 * place / len(people * 10), who, areas)


STUDENTS, COLLEAGUES = "abcdef", "ghijkl"


def told_of(*quarters, kind="model"):
    """Tables of quarters in a row, the last one LAST, each (in the kind of work, beside it); and when they are told."""
    commits = [
        one
        for back, (of_kind, beside) in enumerate(reversed(quarters))
        for one in busy(LAST.back(back), of_kind, beside, kind=kind)
    ]
    role: dict[str, Role] = {**dict.fromkeys(STUDENTS, "student"), **dict.fromkeys(COLLEAGUES, "staff")}
    roles = Roles(of={ord(who) - ord("a"): (RolePeriod(role=name, start=0),) for who, name in role.items()})
    tables = team(commits, roles=roles, window=LAST.year_window)
    return tables, told(tables, LAST)


EVERYBODY = STUDENTS + COLLEAGUES


@pytest.mark.parametrize(("kind", "name"), [("model", "core"), ("tests", "upkeep")])
@pytest.mark.parametrize("few", ["b", "bc", "bcdef"])
def test_of_whom_a_kind_of_work_is_decides_when_it_may_be_told(kind, name, few):
    """The cohort is the same in all quarters; in the last, a few of them do not do this work, or not the other."""
    fewer = "".join(one for one in EVERYBODY if one not in few)
    for last in ((fewer, EVERYBODY), (EVERYBODY, fewer)):
        _, telling = told_of(*[(EVERYBODY, EVERYBODY)] * 4, last, kind=kind)
        assert LAST in telling.quarters & telling.years
        assert LAST not in telling.kinds[name].quarters | telling.kinds[name].years
        assert LAST.back(1) in telling.kinds[name].quarters & telling.kinds[name].years


def test_the_core_share_of_a_quarter_with_a_few_in_core_is_no_year_less_three_quarters():
    tables, telling = told_of(*[(EVERYBODY, EVERYBODY)] * 4, ("ab" + COLLEAGUES, EVERYBODY))
    year = telling.of_year(tables, LAST)
    values = {metric: measured(metric, year)["cohort:early-career"].why_none for metric in OF_COHORTS}
    assert values == {**dict.fromkeys(OF_COHORTS), "early_career_core_share": "suppressed"}
    assert measured("early_career_core_odds", year)["cohort:early-career"].why_none == "suppressed"
    assert measured("early_career_upkeep_odds", year)["cohort:early-career"].why_none == "too_few"
    assert measured("early_career_core_share", tables)["cohort:early-career"].value is not None  # by itself
    assert not telling.way_to_core(LAST)
    assert telling.way_to_core(LAST.back(1))
    shown = [LAST.back(back) for back in (1, 0)]
    each = [telling.of_quarter(tables.during(quarter.window), quarter) for quarter in shown]
    series = {one.metric: one for one in cohort_series(shown, each, [quarter in telling.quarters for quarter in shown])}
    assert [point.why_none for point in series["early_career_core_share"].points] == [None, "suppressed"]
    assert [point.why_none for point in series["early_career_commit_share"].points] == [None, None]
