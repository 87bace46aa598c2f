import pytest

from tests.tabled import having
from tests.worlds import did, measured, team, value


def times(count, who, areas, start=0):
    return [did(start + day, who, areas) for day in range(count)]


@pytest.mark.parametrize(
    ("commits", "share"),
    [
        ([*times(5, "a", "model"), *times(5, "b", "model")], 1.0),
        (
            [*times(5, "a", "model"), *times(4, "b", "model"), did(9, "b", "docs model")],
            0.5,
        ),  # along with others counts
        ([*times(5, "a", "model"), *times(4, "b", "docs")], 1.0),  # four commits are no regular
        ([*times(4, "a", "model"), did(9, "ba", "model"), *times(5, "c", "infra")], 0.5),  # co-authored counts
        ([*times(5, "a", "model"), did(9, "ba", "tests"), *times(5, "c", "")], 0.5),
        ([*times(5, "a", "model"), did(366, "a", "tests")], 1.0),  # before the window
    ],
)
def test_regulars_none_of_whose_commits_touches_upkeep(commits, share):
    assert value("upkeep_none_share", team(commits)) == share


def test_the_remedy_learns_counts_and_the_busy_upkeep_area_that_fewest_share():
    commits = [*times(20, "a", "docs"), *times(20, "ab", "tests"), *times(5, "c", "model"), *times(19, "z", "infra")]
    measure = measured("upkeep_none_share", team(commits))["repo"]
    assert (measure.value, measure.n) == (1 / 4, 4)
    assert measure.detail == {"without": "1", "regulars": "4", "least_shared": "docs (1 of 4)"}


def test_without_regulars_or_without_upkeep_areas_there_is_no_value():
    tables = team(times(4, "a", "docs"))
    assert measured("upkeep_none_share", tables)["repo"].why_none == "too_few"
    assert measured("upkeep_none_share", having(tables, upkeep=frozenset()))["repo"].why_none == "unattributed"
