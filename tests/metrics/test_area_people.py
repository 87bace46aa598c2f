from tests.worlds import did, measured, team


def test_authors_and_co_authors_of_the_area_count_once():
    tables = team([did(0, "ab", "data"), did(1, "b", "data model")])
    counts = {subject: measure.value for subject, measure in measured("area_people", tables).items()}
    assert counts == {"area:data": 2, "area:model": 1}
