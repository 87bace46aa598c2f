"""When anything may be said of early-career people, and how finely."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintorg.metrics._shared.cohorts import share
from lintorg.model.cohort import Cohort, Group
from lintorg.model.tables import CREDIT_UNITS
from tests.cohorts import METRICS, measure, roster, work

each_metric = pytest.mark.parametrize("metric", METRICS)
TEN = work(model="abcdefghij" * 4, tests="abcdefghij" * 2, configs="abcdefghij")


@each_metric
def test_a_cohort_of_five_beside_five_others_is_published(metric):
    one = measure(metric, TEN, roster("abcde", "fghij"))
    assert one.value is not None
    assert one.low <= one.value <= one.high
    assert (one.value, one.low, one.high) == (round(one.value, 2), round(one.low, 2), round(one.high, 2))


@each_metric
@pytest.mark.parametrize(
    ("roles", "given", "reason"),
    [
        (None, {"published": False}, "no_roster"),
        (roster("ab", "cd"), {"published": False}, "window_not_published"),
        (roster("abcd", "efghij"), {}, "suppressed"),
        (roster("abcdefg", "hij"), {}, "suppressed"),
        (roster("ab", "c"), {}, "suppressed"),
        (roster(), {}, "suppressed"),
    ],
    ids=[
        "no roster comes first",
        "then a window of one's own choice",
        "a cohort of 4",
        "a complement of 3",
        "before roles unknown",
        "everyone unknown",
    ],
)
def test_the_first_reason_is_given_and_nothing_else(metric, roles, given, reason):
    one = measure(metric, TEN, roles, **given)
    assert (one.why_none, one.value, one.low, one.high, one.n, one.detail) == (reason, None, None, None, 0, {})


@each_metric
def test_a_roster_may_ask_for_more_people_or_for_fewer(metric):
    assert measure(metric, TEN, roster("abcde", "fghij", minimum=6)).why_none == "suppressed"
    assert measure(metric, TEN, roster("abcd", "efghij", minimum=4)).value is not None


@pytest.mark.parametrize("metric", METRICS[2:])
def test_comparisons_need_a_known_role_for_four_fifths_of_the_credit(metric):
    roles = roster("abcde", "fghij")
    assert measure(metric, [*TEN, *work(docs="z" * 17)], roles).value is not None  # 70 of 87
    assert measure(metric, [*TEN, *work(docs="z" * 18)], roles).why_none == "roles_unknown"


@each_metric
def test_the_sample_is_told_in_tens(metric):
    assert measure(metric, [*TEN, *work(model="abcd")], roster("abcde", "fghij")).n % 10 == 0


@each_metric
def test_renaming_people_and_the_order_of_commits_change_nothing(metric):
    commits = work(model="aabcddefghij" * 2, tests="abbcfgghijk", configs="acefik", docs="abcdefghijz")
    again = str.maketrans("abcdefghijkz", "zkjihgfedcba")

    def renamed(contribution):
        letters = "".join(chr(ord("a") + person) for person in contribution.people)
        return contribution.__class__(
            hash=contribution.hash,
            time=contribution.time,
            author_time=contribution.author_time,
            people=tuple(ord(letter) - ord("a") for letter in letters.translate(again)),
            areas=contribution.areas,
        )

    one = measure(metric, commits, roster("abcde", "fghij"))
    other = measure(
        metric,
        [renamed(contribution) for contribution in reversed(commits)],
        roster("abcde".translate(again), "fghij".translate(again)),
    )
    assert one.value is not None
    assert (one.value, one.low, one.high, one.n) == (other.value, other.low, other.high, other.n)


credit = st.integers(1, 90).map(lambda commits: commits * CREDIT_UNITS)
people = st.dictionaries(st.integers(0, 30), credit, min_size=5, max_size=9)


@settings(max_examples=200)
@given(early=people, others=people, unknown=people, more=st.integers(1, 40))
def test_more_unknown_work_never_narrows_the_interval_of_a_share(early, others, unknown, more):
    def of(unknown):
        cohort = Cohort(
            early=Group(credit=early), others=Group(credit=others), unknown=Group(credit=unknown), minimum=5
        )
        return share(cohort, lambda group: group.credit)

    one, other = of(unknown), of({**unknown, 99: more * CREDIT_UNITS})
    exact = sum(early.values()) / (sum(early.values()) + sum(others.values()))
    for found in (one, other):
        if found.value is not None:
            assert found.low <= found.value <= found.high
            assert found.value == round(exact, 2)
    if other.value is not None:
        assert other.high - other.low >= one.high - one.low - 0.011  # rounding


@settings(max_examples=200)
@given(early=people, others=people, unknown=st.dictionaries(st.integers(31, 40), st.integers(1, 30), max_size=4))
def test_where_few_people_are_behind_a_part_all_is_in_tenths_and_still_true(early, others, unknown):
    units = {person: commits * CREDIT_UNITS for person, commits in unknown.items()}
    cohort = Cohort(early=Group(credit=early), others=Group(credit=others), unknown=Group(credit=units), minimum=5)
    found = share(cohort, lambda group: group.credit)
    known, whole = sum(early.values()), sum(map(sum, (early.values(), others.values(), units.values())))
    if units and found.value is not None:
        ends = (found.value, found.low, found.high)
        assert ends == pytest.approx([round(end or 0, 1) for end in ends])
        assert found.low <= known / whole + 1e-9
        assert found.high >= (known + sum(units.values())) / whole - 1e-9
