"""No difference of two periods that are told is about a few people."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from lintorg.app.quarterly.cohorts import told
from lintorg.model.cohort import Cohort, Group

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
