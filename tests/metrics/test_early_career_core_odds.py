"""The odds ratio of touching core, against scipy and a second computation."""

from math import exp, log, sqrt

import pytest
from scipy.stats import t
from scipy.stats.contingency import odds_ratio

from tests.cohorts import found, measure, roster, work
from tests.worlds import did

METRIC = "early_career_core_odds"
ROLES = roster("abcde", "fghij")
CORE, REST = "aabcddeffgghhiij" * 3, "abbbccdeeefghij" * 3


def second(early, others):
    """By its formulas: people as (commits in core, others)."""

    def theta(early, others):
        (a, b), (c, d) = (map(sum, zip(*people, strict=True)) for people in (early, others))
        return log((a + 0.5) * (d + 0.5) / ((b + 0.5) * (c + 0.5)))

    squares = 0.0
    for place, people in enumerate((early, others)):
        n = len(people)
        rests = [people[:i] + people[i + 1 :] for i in range(n)]
        without = [theta(rest, others) if place == 0 else theta(early, rest) for rest in rests]
        squares += (n - 1) / n * sum((one - sum(without) / n) ** 2 for one in without)
    reach = t.ppf(0.975, min(len(early), len(others)) - 1) * sqrt(squares)
    return tuple(round(exp(theta(early, others) + sign * reach), 2) for sign in (0, -1, 1))


def cells(people):
    return [(CORE.count(person), REST.count(person)) for person in people]


def test_value_and_interval_against_a_second_computation():
    assert found(METRIC, work(model=CORE, docs=REST), ROLES) == second(cells("abcde"), cells("fghij"))
    assert measure(METRIC, work(model=CORE, docs=REST), ROLES).n == 90


def test_the_value_is_scipys_but_for_half_a_commit():
    commits = work(model="abcde" * 40 + "fghij" * 90, docs="abcde" * 60 + "fghij" * 30)
    value, low, high = found(METRIC, commits, ROLES)
    expected = odds_ratio([[200, 300], [450, 150]], kind="sample").statistic
    assert value == pytest.approx(expected, rel=0.02)
    assert (low, high) == (value, value)  # everybody alike


def test_a_commit_counts_for_its_author_alone():
    both = [*work(model=CORE, docs=REST), *(did(200 + n, "af", "model") for n in range(10))]
    alone = [*work(model=CORE, docs=REST), *(did(200 + n, "a", "model") for n in range(10))]
    assert found(METRIC, both, ROLES) == found(METRIC, alone, ROLES)


def test_unknown_roles_are_in_no_cell():
    commits = work(model=CORE, docs=REST)
    assert found(METRIC, [*commits, *work(model="z" * 20)], ROLES) == found(METRIC, commits, ROLES)


@pytest.mark.parametrize("metric", ["early_career_core_odds", "early_career_upkeep_odds", "early_career_core_share"])
@pytest.mark.parametrize("few", [0, 1, 4])
@pytest.mark.parametrize("group", ["abcde", "fghij"])
@pytest.mark.parametrize("cell", [True, False])
def test_none_of_the_four_cells_may_be_the_work_of_a_few(metric, few, group, cell):
    """Nobody is fewest: that none of the students touched core says so of each of them."""
    kind = "tests" if "upkeep" in metric else "model"
    everybody, here = "abcdefghij", "".join(one for one in "abcdefghij" if one not in group[few:])
    enough = work(**{kind: everybody * 3, "configs": everybody * 3})
    assert measure(metric, enough, ROLES).value is not None
    of, beside = (here, everybody) if cell else (everybody, here)
    assert found(metric, work(**{kind: of * 3, "configs": beside * 3}), ROLES) == "suppressed"


@pytest.mark.parametrize("who", ["k", "l", "kl"])
def test_whoever_never_touches_core_is_nobody_or_enough_people(who):
    commits = work(model="abcdefghij" * 3, docs="abcdefghij" * 3 + who * 3)
    assert found(METRIC, commits, roster("abcdek", "fghijl")) == "suppressed"
    assert measure(METRIC, [*commits, *work(docs="klmno")], roster("abcdek", "fghijlmno")).value is not None


@pytest.mark.parametrize("areas", ["model", "docs"])
def test_commits_that_are_all_alike_compare_nothing(areas):
    assert found(METRIC, work(**{areas: "abcdefghij" * 6}), ROLES) == "too_few"


def test_four_authors_beside_a_co_author_are_a_cohort_of_four():
    commits = [*work(model="abcdfghij" * 5, docs="abcdfghij" * 5), did(1, "fe", "model")]
    assert found(METRIC, commits, ROLES) == "suppressed"
    assert measure("early_career_commit_share", commits, ROLES).value is not None
