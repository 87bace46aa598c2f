from tests.tabled import having
from tests.worlds import changing, measured, team


def test_lines_of_source_files_are_added_up_and_the_largest_is_named():
    rows = [("data/a.py", 3, 4), ("data/b.py", 8, 0), ("uv.lock", 900, 0), ("a.ipynb", 90, 1), ("w.bin", None, None)]
    found = measured("change_lines", changing([], [], rows))["change"]
    assert (found.value, found.n, found.detail) == (15, 2, {"file": "data/b.py"})


def test_lines_that_git_could_not_count_are_unknown():
    found = measured("change_lines", changing([], [], None))["change"]
    assert (found.value, found.why_none) == (None, "missing_objects")


def test_a_scan_has_no_change():
    assert measured("change_lines", having(team([]), path_class=None)) == {}
