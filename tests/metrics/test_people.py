from tests.worlds import did, team, value


def test_authors_and_co_authors_count_once_each():
    assert value("people", team([did(1, "ab"), did(2, "ba"), did(3, "c"), did(400, "z")])) == 3
