import pytest

from tests.tabled import having
from tests.worlds import changing, did, measured, team

HELD = [did(n + 1, "a", "kernels model" if n < 5 else "kernels") for n in range(20)]
OTHERS = [did(n, "b", "data") for n in range(20)]
MINE = [did(0, "a", "kernels")]


def extended(change=MINE, lines=(("kernels/x.cu", 100, 0),), commits=(*HELD, *OTHERS), **given):
    return measured("thin_areas_extended", changing(commits, change, lines, **given))["change"]


def test_a_hundred_lines_more_in_an_area_of_one_by_that_one():
    found = extended()
    assert (found.value, found.n) == (1, 1)
    assert found.detail == {
        "area": "kernels", "areas": "kernels", "added": "100", "file": "kernels/x.cu",
        "neighbour": "model", "together": "5", "of": "20",
    }  # fmt: skip


@pytest.mark.parametrize(
    "given",
    [
        {"lines": [("kernels/x.cu", 99, 90)]},
        {"lines": [("data/x.py", 500, 0)]},
        {"lines": [("kernels/x.lock", 500, 0)]},
        {"change": [did(0, "b", "kernels")]},
        {"change": [did(0, "ab", "kernels")]},
        {"change": [did(0, "a", "kernels"), did(0, "b", "docs")]},
        {"reviewers": frozenset({1})},
        {"commits": [*HELD[1:], *OTHERS]},
        {"commits": HELD},
        {"commits": [*HELD, *OTHERS, *(did(n, who, "kernels") for n in range(3) for who in "bcd")]},
        {"lines": [(f"kernels/{n}.cu", 19, 0) for n in range(99)]},
    ],
)
def test_few_lines_other_hands_other_eyes_or_an_area_not_thin(given):
    assert extended(**given).value == 0


def test_two_others_who_could_take_over_leave_it_thin():
    assert extended(commits=[*HELD, *OTHERS, *(did(n, who, "kernels") for n in range(3) for who in "bc")]).value == 1


@pytest.mark.parametrize("area", ["docs", "configs"])
def test_only_core_areas_are_judged(area):
    held = [did(n + 1, "a", area) for n in range(20)]
    assert extended(commits=[*held, *OTHERS], change=[did(0, "a", area)], lines=[(f"{area}/x.py", 190, 0)]).value == 0


def test_reviewing_ones_own_change_is_no_second_pair_of_eyes():
    assert extended(reviewers=frozenset({0})).value == 1


def test_lines_count_area_by_area_and_the_one_that_grows_most_comes_first():
    commits = [*HELD, *OTHERS, *(did(n, "a", "eval") for n in range(20))]
    rows = [("kernels/few.cu", 19, 0), ("kernels/x.cu", 50, 0), ("kernels/y.cu", 60, 0), ("eval/z.py", 120, 0)]
    found = extended(commits=commits, lines=rows)
    assert found.value == 2
    assert (found.detail["area"], found.detail["areas"], found.detail["added"]) == ("eval", "eval and kernels", "230")


def test_what_no_area_takes_is_not_judged():
    commits = [*(did(n, "a", "other") for n in range(20)), *OTHERS]
    assert extended(commits=commits, lines=[("other/x.py", 190, 0)]).value == 0


def test_what_no_human_made_or_nobody_known_extends_is_no_pass():
    assert (extended(change=[]).value, extended(change=[]).why_none) == (None, "unattributed")
    by_a_stranger = extended(strangers=frozenset({0}))
    assert (by_a_stranger.value, by_a_stranger.why_none) == (None, "unattributed")
    assert extended(lines=[("kernels/x.cu", 99, 0)], strangers=frozenset({0})).value == 0


def test_a_stranger_beside_the_one_who_knows_it_settles_nothing():
    assert extended(change=[did(0, "az", "kernels")], strangers=frozenset({25})).value == 1
    assert extended(change=[did(0, "az", "kernels")]).value == 0


def test_unknown_lines_leave_it_unknown():
    found = extended(lines=None)
    assert (found.value, found.why_none) == (None, "missing_objects")


def test_a_scan_has_no_change():
    assert measured("thin_areas_extended", having(team(HELD), path_area=None, path_class=None)) == {}


def test_where_no_area_is_core_nothing_is_known():
    change = changing([*HELD, *OTHERS], MINE, [("kernels/x.cu", 100, 0)])
    assert measured("thin_areas_extended", having(change, core=frozenset()))["change"].why_none == "unattributed"
