from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from lintorg.metrics.upkeep_half_people import commits_behind
from lintorg.model.tables import Lens
from tests.tabled import having
from tests.worlds import did, measured, team, value


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["docs", "tests", "docs model"])), min_size=1))
def test_no_smaller_group_does_more_than_half_of_the_upkeep(rows):
    upkeep = [who for who, areas in rows if areas != "docs model"]
    counts = [upkeep.count(who) for who in set(upkeep)]
    sizes = range(1, len(counts) + 1)
    brute = next((k for k in sizes if any(2 * sum(some) > len(upkeep) for some in combinations(counts, k))), None)
    assert value("upkeep_half_people", team(did(day, *row) for day, row in enumerate(rows))) == brute


def test_co_authors_share_the_credit_unless_it_goes_to_authors():
    commits = [did(0, "ab", "docs"), did(1, "ab", "tests"), did(2, "b", "infra"), did(3, "a", "docs")]  # two each
    assert value("upkeep_half_people", team(commits)) == 2
    assert value("upkeep_half_people", team(commits, lens=Lens(shared_credit=False))) == 1  # a has three of four


def test_the_remedy_learns_the_areas_and_how_many_people_did_some():
    commits = [did(0, "a", "docs tests"), did(1, "a", "docs"), did(2, "bc", "infra"), did(3, "d", "docs model")]
    measure = measured("upkeep_half_people", team(commits))["repo"]
    assert (measure.value, measure.n) == (1, 3)
    assert measure.detail == {"upkeep_areas": "docs (2), infra (1) and tests (1)", "upkeep_people": "3"}
    assert team(commits).call(commits_behind) == {"repo": tuple(commit.hash for commit in commits[:3])}


def test_without_upkeep_or_without_upkeep_areas_there_is_no_value():
    tables = team([did(0, "a", "model")])
    assert measured("upkeep_half_people", tables)["repo"].why_none == "too_few"
    assert measured("upkeep_half_people", having(tables, upkeep=frozenset()))["repo"].why_none == "unattributed"
