from tests.worlds import did, measured, team, value


def test_commits_in_two_core_areas_over_commits_in_any():
    commits = [did(0, "a", "data model"), did(1, "a", "data docs"), did(2, "a", "docs tests"), did(3, "a", "eval")]
    assert value("cross_core_commit_share", team(commits)) == 1 / 3


def test_without_core_commits_there_is_no_value():
    assert measured("cross_core_commit_share", team([did(0, "a", "docs")]))["repo"].value is None
