import pytest

from tests.tabled import table
from tests.worlds import did, team

OTHERS = [did(n, "b", "data") for n in range(20)]


def held(area="kernels", commits=20, others=""):
    """An area of ``a``'s with others who could step in, beside one of ``b``'s."""
    known = [did(n, who, area) for n in range(3) for who in others]
    return [*(did(n + 1, "a", area) for n in range(commits)), *known, *OTHERS]


def thin(commits, **given):
    return table(team(commits, **given), "thin_areas")


@pytest.mark.parametrize(("others", "known"), [("", True), ("c", True), ("cd", True), ("cde", False)])
def test_an_area_is_thin_up_to_two_others(others, known):
    assert ("kernels" in thin(held(others=others))) is known


def test_it_names_the_most_active_person():
    assert thin(held()) == {"kernels": 0, "data": 1}


@pytest.mark.parametrize("area", ["docs", "configs", "other"])
def test_only_core_areas_are_thin(area):
    assert area not in thin(held(area))


def test_an_area_below_the_minimum_sample_is_not():
    assert "kernels" not in thin(held(commits=19))


def test_where_no_area_is_core_none_is_thin():
    assert thin(held(), core=frozenset()) == {}
