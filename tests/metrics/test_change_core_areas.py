from tests.worlds import changing, measured


def test_core_areas_of_source_and_notebooks():
    rows = [("data/a.py", 1, 0), ("model/b.ipynb", 1, 0), ("docs/c.md", 1, 0), ("eval/uv.lock", 1, 0)]
    found = measured("change_core_areas", changing([], [], rows))["change"]
    assert (found.value, found.n, found.detail) == (2, 3, {"areas": "data and model"})


def test_upkeep_is_not_core():
    assert measured("change_core_areas", changing([], [], [("docs/c.md", 1, 0)]))["change"].value == 0
