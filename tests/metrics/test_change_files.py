from tests.tabled import having
from tests.worlds import changing, measured, team


def test_source_and_notebooks_are_files():
    rows = [("data/a.py", 0, 0), ("data/b.ipynb", 1, 1), ("uv.lock", 9, 9)]
    assert measured("change_files", changing([], [], rows))["change"].value == 2


def test_a_scan_has_no_change():
    assert measured("change_files", having(team([]), path_class=None, path_area=None)) == {}
