import pytest

from tests.tabled import having
from tests.worlds import changing, did, measured

HELD = [*(did(n + 1, "a", "kernels") for n in range(20)), *(did(n, "b", "data") for n in range(20))]


MORE = [("kernels/x.cu", 20, 0)]


def bridges(*change, lines=MORE, before=HELD):
    return measured("bridges_made", changing(before, change, lines))["change"]


def test_somebody_new_adds_code_to_a_thin_area():
    rows = [("data/x.py", 20, 0), ("kernels/a.cu", 3, 0), ("kernels/x.cu", 20, 0)]
    found = bridges(did(0, "b", "kernels"), lines=rows)
    assert (found.value, found.n) == (1, 1)
    assert found.detail == {"area": "kernels", "areas": "kernels", "file": "kernels/x.cu"}


@pytest.mark.parametrize(("who", "areas", "value"), [("ab", "kernels", 1), ("a", "kernels", 0), ("b", "data", 0)])
def test_a_co_author_counts_and_the_one_who_knows_it_does_not(who, areas, value):
    assert bridges(did(0, who, areas)).value == value


def test_whoever_is_most_active_where_nobody_has_three_commits_is_not_new():
    once_each = [did(n + 1, chr(ord("c") + n), "kernels") for n in range(20)]
    before = [*once_each, *(did(n, "b", "data") for n in range(20))]
    assert bridges(did(0, "c", "kernels"), before=before).value == 0
    assert bridges(did(0, "d", "kernels"), before=before).value == 1


@pytest.mark.parametrize("lines", [[("kernels/x.cu", 19, 90)], [(f"kernels/{n}.cu", 19, 9) for n in range(9)], []])
def test_a_few_lines_in_each_file_are_no_new_code(lines):
    assert bridges(did(0, "b", "kernels"), lines=lines).value == 0


@pytest.mark.parametrize(("commits", "value"), [(2, 1), (3, 0)])
def test_whoever_has_three_commits_there_is_not_new(commits, value):
    before = [*HELD, *(did(n + 1, "b", "kernels") for n in range(commits))]
    assert bridges(did(0, "b", "kernels"), before=before).value == value


@pytest.mark.parametrize(("others", "value"), [("b", 1), ("bd", 1), ("bde", 0)])
def test_two_who_could_take_over_leave_an_area_thin_and_three_do_not(others, value):
    before = [*HELD, *(did(n + 1, who, "kernels") for n in range(3) for who in others)]
    assert bridges(did(0, "c", "kernels"), before=before).value == value


@pytest.mark.parametrize("area", ["docs", "configs"])
def test_only_core_areas_are_judged(area):
    before = [*HELD, *(did(n + 1, "a", area) for n in range(20))]
    assert bridges(did(0, "b", area), lines=[(f"{area}/x.py", 90, 0)], before=before).value == 0


def test_each_commit_counts_for_its_own_people_and_paths():
    assert bridges(did(0, "a", "kernels"), did(0, "b", "docs")).value == 0


def test_both_areas_of_two_people_can_be_bridged_at_once():
    found = bridges(did(0, "ab", "kernels data"), lines=[*MORE, ("data/x.py", 22, 0)])
    assert (found.value, found.detail["areas"]) == (2, "data and kernels")


def test_whom_the_history_does_not_know_bridges_nothing():
    def made(change, **given):
        return measured("bridges_made", changing(HELD, change, MORE, **given))["change"]

    assert made([did(0, "az", "kernels")]).value == 1
    assert made([did(0, "az", "kernels")], strangers=frozenset({25})).value == 0
    assert made([did(0, "z", "kernels")], strangers=frozenset({25})).why_none == "unattributed"
    assert made([]).why_none == "unattributed"


def test_unknown_lines_leave_it_unknown():
    found = bridges(did(0, "b", "kernels"), lines=None)
    assert (found.value, found.why_none) == (None, "missing_objects")


def test_where_no_area_is_core_nothing_is_known():
    change = changing(HELD, [did(0, "b", "kernels")], MORE)
    assert measured("bridges_made", having(change, core=frozenset()))["change"].why_none == "unattributed"
