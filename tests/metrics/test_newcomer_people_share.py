from tests.worlds import did, measured, team

OLD = [did(500, "a"), did(400, "bc")]


def test_people_whose_first_commit_lies_in_the_last_year():
    commits = [*OLD, did(10, "a"), did(11, "c"), did(12, "da"), did(364, "e"), did(365, "f"), did(1, "f")]
    measure = measured("newcomer_people_share", team(commits))["repo"]
    assert (measure.value, measure.n) == (2 / 5, 5)  # d and e of a c d e f; f came a day too early
    assert measure.detail == {"newcomers": "2", "people": "5"}


def test_a_history_younger_than_a_year_has_no_newcomers():
    measure = measured("newcomer_people_share", team([did(364, "a"), did(1, "b")]))["repo"]
    assert (measure.value, measure.why_none) == (None, "young_history")
