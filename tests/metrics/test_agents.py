"""Both measures of commits that name a coding agent."""

import pytest

from lintorg.model.tables import Lens
from tests.worlds import did, measured, team, value


def test_the_share_of_commits_that_name_one():
    commits = [did(n, "ab"[n % 2], assisted=n < 3) for n in range(12)]
    found = measured("agent_assisted_share", team([*commits, did(400, "a", assisted=True)]))["repo"]
    assert (found.value, found.n) == (3 / 12, 12)
    assert value("agent_assisted_share", team([])) is None


@pytest.mark.parametrize(
    ("people", "half"),
    [("a", 1), ("ab", 2), ("aab", 1), ("abcd", 3), ("aabbc", 2)],
)
def test_the_fewest_people_with_more_than_half_of_them(people, half):
    commits = [did(n, who, assisted=True) for n, who in enumerate(people)]
    others = [did(50 + n, "z") for n in range(9)]
    found = measured("agent_half_people", team([*commits, *others]))["repo"]
    assert (found.value, found.n) == (half, len(people))


def test_a_co_author_has_a_part_of_it_unless_all_goes_to_authors():
    commits = [did(1, "ab", assisted=True), did(2, "ac", assisted=True), did(3, "d", assisted=True)]
    assert value("agent_half_people", team(commits)) == 2  # a and d have one each of three
    assert value("agent_half_people", team(commits, lens=Lens(shared_credit=False))) == 1


def test_without_any_there_is_no_value_and_the_share_is_nought():
    found = measured("agent_half_people", team([did(1, "a")]))["repo"]
    assert (found.value, found.why_none) == (None, "no_agents")
    assert value("agent_assisted_share", team([did(1, "a")])) == 0.0
