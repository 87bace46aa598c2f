from tests.worlds import did, team, value


def test_commits_of_the_window_are_counted():
    assert value("commits", team([did(0, "a"), did(364.9, "b"), did(365, "a"), did(400, "a")])) == 2


def test_no_commit_is_zero_commits():
    assert value("commits", team([])) == 0
