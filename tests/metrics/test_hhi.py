from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.worlds import did, measured, team, value


@given(st.lists(st.sampled_from("abcd"), min_size=2, max_size=14))
def test_it_is_the_chance_that_two_different_commits_are_of_one_person(authors):
    pairs = list(permutations(authors, 2))
    chance = sum(one == other for one, other in pairs) / len(pairs)
    assert value("hhi", team(did(d, a) for d, a in enumerate(authors))) == pytest.approx(chance)


def test_one_commit_is_too_few():
    assert measured("hhi", team([did(0, "a")]))["repo"].value is None


def test_the_remedy_learns_the_number_of_equal_contributors():
    assert measured("hhi", team(did(d, a) for d, a in enumerate("aabb")))["repo"].detail == {"effective": "3.0"}
