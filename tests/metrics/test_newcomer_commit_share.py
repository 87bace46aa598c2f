from tests.worlds import did, team, value


def test_the_newcomers_credit_over_all_credit():
    commits = [did(500, "a"), did(3, "a"), did(2, "ab"), did(1, "b")]
    assert value("newcomer_commit_share", team(commits)) == 1.5 / 3
