"""Share of commits over share of days: a hand-worked example, and a second computation of its interval."""

from math import exp, log, sqrt

import pytest
from scipy.stats import t

from lintorg.metrics.early_career_share_ratio import measure as ratio_of
from lintorg.model.cohort import Cohort, Group
from lintorg.model.roster import RolePeriod, Roles
from lintorg.model.tables import CREDIT_UNITS, DAY
from tests.cohorts import found, roster, work
from tests.worlds import END, did

METRIC = "early_career_share_ratio"
STAFF = (RolePeriod(role="staff", start=END - 365 * DAY),)


def lab(early, others):
    """People as (commits, days); the table they make."""

    def group(people, first):
        return Group(
            commits=sum(commits for commits, _ in people),
            credit={first + place: commits * CREDIT_UNITS for place, (commits, _) in enumerate(people)},
            time={first + place: days * DAY for place, (_, days) in enumerate(people)},
        )

    return Cohort(early=group(early, 0), others=group(others, 100), unknown=Group(), minimum=3)


def second(early, others):
    """The same by its formulas, in days and commits, person by person."""

    def theta(early, others):
        (c, dc), (o, do) = (map(sum, zip(*people, strict=True)) for people in (early, others))
        return log((c + 0.5) / (o + 0.5)) - log(dc / do)

    squares = 0.0
    for place, people in enumerate((early, others)):
        n = len(people)
        without = []
        for left_out in range(n):
            rest = people[:left_out] + people[left_out + 1 :]
            without.append(theta(rest, others) if place == 0 else theta(early, rest))
        squares += (n - 1) / n * sum((one - sum(without) / n) ** 2 for one in without)
    reach = t.ppf(0.975, min(len(early), len(others)) - 1) * sqrt(squares)
    dc, do = (sum(days for _, days in people) for people in (early, others))

    def ratio(x):
        return exp(x) * (dc + do) / (exp(x) * dc + do)

    middle = theta(early, others)
    return tuple(round(ratio(middle + sign * reach), 2) for sign in (0, -1, 1))


EARLY = [(20, 90), (5, 80), (44, 200), (12, 100)]
OTHERS = [(100, 365), (30, 365), (250, 300), (9, 60), (77, 365)]


def test_value_and_interval_against_a_second_computation():
    answer = ratio_of(lab(EARLY, OTHERS), published=True)
    assert (answer.value, answer.low, answer.high) == second(EARLY, OTHERS)
    assert answer.value == pytest.approx((81 / 547) / (470 / 1925), abs=0.01)
    assert answer.n == 550


def test_everybody_at_the_same_pace_is_one_without_doubt():
    people = [(10, 100)] * 5
    answer = ratio_of(lab(people, people), published=True)
    assert (answer.value, answer.low, answer.high) == (1.0, 1.0, 1.0)


def test_a_hand_worked_example_of_interns_here_for_a_quarter():
    """Five interns of 73 days make 50 commits, five others of 365 days 950: 5 % of commits in 1/6 of days, 0.3."""
    interns = {person: (RolePeriod(role="intern", start=END - 100 * DAY, end=END - 27 * DAY),) for person in range(5)}
    roles = Roles(of={**interns, **dict.fromkeys(range(5, 10), STAFF)})
    commits = [did(30 + n, who) for n in range(10) for who in "abcde"]
    commits += [did(1 + n, who) for n in range(190) for who in "fghij"]
    value, low, high = found(METRIC, commits, roles)
    assert value == pytest.approx(0.05 * 6, abs=0.01)
    assert (low, high) == (value, value)  # no spread between people


def test_a_summer_at_the_pace_of_the_others_is_one_with_dates_and_without():
    dated = {person: (RolePeriod(role="intern", start=END - 100 * DAY, end=END - 20 * DAY),) for person in range(5)}
    undated = {person: (RolePeriod(role="intern"),) for person in range(5)}
    others = dict.fromkeys(range(5, 10), STAFF)
    commits = [did(20.5 + 2 * n, who) for n in range(40) for who in "abcde"]
    commits += [did(0.5 + 2 * n, who) for n in range(182) for who in "fghij"]
    for interns in (dated, undated):
        value, low, _ = found(METRIC, commits, Roles(of={**interns, **others}))
        assert value == pytest.approx(1.0, abs=0.02)
        assert low > 0.5


def test_a_person_of_both_groups_is_left_out_of_both():
    hired = {0: (RolePeriod(role="student", end=END - 50 * DAY), RolePeriod(role="staff", start=END - 50 * DAY))}
    roles = roster("bcd", "fgh", minimum=3)
    roles = Roles(of={**roles.of, **hired}, minimum=3)
    commits = [
        *work(model="bbcdfgghh" * 5),
        *(did(60 + n, "a") for n in range(7)),
        *(did(10 + n, "a") for n in range(9)),
    ]
    # a was a student from the day before the first commit, 66 days ago, and is staff until the last, 10 days ago
    early = [(7, 17), (10, 365), (5, 365), (5, 365)]
    others = [(9, 40), (5, 365), (10, 365), (10, 365)]

    def theta(early, others):
        (c, dc), (o, do) = (map(sum, zip(*people, strict=True)) for people in (early, others))
        return log((c + 0.5) / (o + 0.5)) - log(dc / do)

    without = [
        [theta(early[1:], others[1:]), *(theta(early[:i] + early[i + 1 :], others) for i in (1, 2, 3))],
        [theta(early[1:], others[1:]), *(theta(early, others[:i] + others[i + 1 :]) for i in (1, 2, 3))],
    ]
    squares = sum(3 / 4 * sum((one - sum(group) / 4) ** 2 for one in group) for group in without)
    x = theta(early, others) - t.ppf(0.975, 3) * sqrt(squares)
    dc, do = 1112, 1135
    _, low, _ = found(METRIC, commits, roles)
    assert low == pytest.approx(exp(x) * (dc + do) / (exp(x) * dc + do), abs=0.006)


def test_groups_whose_days_cannot_be_told_are_too_few():
    """The author dates lie in the roles, the window does not: rebased long afterwards."""
    roles = roster("abcde", "fghij", start=END - 900 * DAY, end=END - 800 * DAY)
    commits = [
        contribution.__class__(
            hash=contribution.hash,
            time=contribution.time,
            author_time=END - 850 * DAY,
            people=contribution.people,
            areas=contribution.areas,
        )
        for contribution in work(model="abcdefghij" * 4)
    ]
    assert found(METRIC, commits, roles) == "too_few"
