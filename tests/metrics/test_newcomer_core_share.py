from tests.worlds import did, team, value


def test_the_newcomers_credit_over_all_credit_in_core():
    commits = [did(500, "a"), did(3, "a", "data"), did(2, "ab", "docs"), did(1, "ab", "model docs")]
    assert value("newcomer_core_share", team(commits)) == 0.5 / 2
