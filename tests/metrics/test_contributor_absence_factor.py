from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintorg.model.tables import Lens
from tests.worlds import did, measured, team, value


@pytest.mark.parametrize(
    ("authors", "factor"),
    [
        ("aab", 1),
        ("aabb", 2),  # half is not more than half
        ("aaabcd", 2),
        ("abcdef", 4),
        ("a", 1),
    ],
)
def test_the_smallest_group_with_more_than_half_of_the_commits(authors, factor):
    tables = team(did(day, author) for day, author in enumerate(authors))
    assert value("contributor_absence_factor", tables) == factor


def test_co_authors_share_a_commit_unless_credit_goes_to_authors():
    # a: 1 + 3/2, b: 3/2, c: 1 of 5; by author a has 4 of 5
    commits = [did(0, "a"), did(1, "ab"), did(2, "ab"), did(3, "ab"), did(4, "c")]
    assert value("contributor_absence_factor", team(commits)) == 2
    assert value("contributor_absence_factor", team(commits, lens=Lens(shared_credit=False))) == 1


@given(st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=30))
def test_no_smaller_group_holds_more_than_half(authors):
    counts = [authors.count(author) for author in set(authors)]
    brute = next(
        size
        for size in range(1, len(counts) + 1)
        if any(2 * sum(group) > len(authors) for group in combinations(counts, size))
    )
    assert value("contributor_absence_factor", team(did(d, a) for d, a in enumerate(authors))) == brute


def test_the_load_of_the_top_person_is_worded_for_the_remedy():
    commits = [did(day, "a", areas) for day, areas in enumerate(["docs", "docs data", "docs model", "data", "eval"])]
    detail = measured("contributor_absence_factor", team(commits))["repo"].detail
    assert detail == {"top_areas": "data and eval", "top_load": "60 %"}  # core first, though docs is touched most
    upkeep = [did(day, "a", areas) for day, areas in enumerate(["infra", "infra", "docs", "tests", "docs infra"])]
    detail = measured("contributor_absence_factor", team(upkeep))["repo"].detail
    assert detail == {"top_areas": "infra and docs", "top_load": "80 %"}


def test_without_commits_there_is_no_value():
    measure = measured("contributor_absence_factor", team([]))["repo"]
    assert (measure.value, measure.why_none) == (None, "too_few")
