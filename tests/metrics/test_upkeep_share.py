from lintorg.metrics.upkeep_share import commits_behind
from tests.tabled import having
from tests.worlds import did, measured, team, value

COMMITS = [
    did(0, "a", "docs tests"),
    did(1, "a", "docs model"),
    did(2, "b", "infra"),
    did(3, "b", ""),
    did(4, "b", "data"),
]


def test_commits_that_touch_nothing_but_upkeep_over_all_commits():
    measure = measured("upkeep_share", team(COMMITS))["repo"]
    assert (measure.value, measure.n) == (2 / 5, 5)


def test_a_commit_of_a_path_that_no_area_takes_is_no_upkeep():
    assert value("upkeep_share", team([did(0, "a", "docs other"), did(1, "a", "docs")])) == 1 / 2


def test_the_upkeep_commits_are_behind_it_newest_first():
    assert team(COMMITS).call(commits_behind) == {"repo": (COMMITS[0].hash, COMMITS[2].hash)}


def test_without_commits_or_without_upkeep_areas_there_is_no_value():
    assert measured("upkeep_share", team([]))["repo"].why_none == "too_few"
    unmapped = having(team(COMMITS), upkeep=frozenset())
    assert measured("upkeep_share", unmapped)["repo"].why_none == "unattributed"
