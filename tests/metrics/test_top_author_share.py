from tests.worlds import did, measured, team, value


def test_the_largest_credit_over_all_credit():
    assert value("top_author_share", team([did(0, "a"), did(1, "a"), did(2, "b"), did(3, "ab")])) == 2.5 / 4


def test_without_commits_there_is_no_value():
    assert measured("top_author_share", team([]))["repo"].why_none == "too_few"
