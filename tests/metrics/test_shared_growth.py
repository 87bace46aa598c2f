import pytest

from lintorg.metrics._shared.growth import growth
from lintorg.model.facts import LineCount


def grown(*rows):
    return growth([LineCount("", *row) for row in rows], lambda path: path.partition("/")[0])


@pytest.mark.parametrize(("added", "counted"), [(19, 0), (20, 20), (21, 21)])
def test_a_file_counts_from_twenty_added_lines(added, counted):
    assert grown(("kernels/x.cu", added, 500))["kernels"] == counted


def test_files_of_an_area_add_up_and_small_ones_do_not():
    rows = [("data/a.py", 30, 0), ("data/b.py", 40, 9), ("data/c.py", 19, 0), ("eval/d.py", 25, 0)]
    assert grown(*rows) == {"data": 70, "eval": 25}


def test_what_git_could_not_count_adds_nothing():
    assert grown(("data/blob.py", None, None)) == {}
