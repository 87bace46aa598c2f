import pytest

from tests.worlds import changing, did, measured

HELD = [*(did(n + 1, "a", "kernels") for n in range(20)), *(did(n, "b", "data") for n in range(20))]


def bridges(*change, lines=()):
    return measured("bridges_made", changing(HELD, change, lines))["change"]


def test_somebody_else_works_in_an_area_of_one():
    found = bridges(did(0, "b", "kernels"), lines=[("data/x.py", 1, 0), ("kernels/x.cu", 1, 0)])
    assert (found.value, found.n) == (1, 1)
    assert found.detail == {"area": "kernels", "areas": "kernels", "file": "kernels/x.cu"}


@pytest.mark.parametrize(("who", "areas", "value"), [("ab", "kernels", 1), ("a", "kernels", 0), ("b", "data", 0)])
def test_a_co_author_counts_and_the_one_who_knows_it_does_not(who, areas, value):
    assert bridges(did(0, who, areas)).value == value


def test_each_commit_counts_for_its_own_people_and_paths():
    assert bridges(did(0, "a", "kernels"), did(0, "b", "docs")).value == 0


def test_a_path_that_the_net_diff_has_not_counts_all_the_same_without_a_file_to_point_at():
    assert bridges(did(0, "b", "kernels")).detail == {"area": "kernels", "areas": "kernels"}


def test_both_areas_of_two_people_can_be_bridged_at_once():
    found = bridges(did(0, "ab", "kernels data"))
    assert (found.value, found.detail["areas"]) == (2, "data and kernels")
