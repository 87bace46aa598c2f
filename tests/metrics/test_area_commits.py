from tests.worlds import did, measured, team


def test_a_commit_counts_in_every_area_it_touches():
    tables = team([did(0, "a", "data model"), did(1, "b", "data"), did(2, "b"), did(400, "b", "eval")])
    counts = {subject: measure.value for subject, measure in measured("area_commits", tables).items()}
    assert counts == {"area:data": 2, "area:model": 1}
