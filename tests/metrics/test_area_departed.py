import pytest

from lintorg.model.tables import Lens
from tests.worlds import did, measured, team, value

# P is (as_of - 455 d, as_of - 90 d]
ALONE = [did(100 + n, "a", "kernels") for n in range(20)]
ELSEWHERE = [did(n, "b", "data") for n in range(20)]


def departed(commits, **given):
    return value("area_departed", team(commits, **given), "area:kernels")


def test_an_area_left_by_the_only_one_who_knew_it_while_work_goes_on():
    assert departed([*ALONE, *ELSEWHERE]) == 1


@pytest.mark.parametrize(
    "more",
    [
        [did(89.9, "a", "docs")],  # still here
        [did(50, "ba", "data")],  # still here, as a co-author
        [did(150 + n, "c", "kernels") for n in range(3)],  # a second person knew it
        [did(99, "b", "kernels")],  # somebody followed in P
        [did(5, "b", "kernels")],  # somebody followed since
    ],
)
def test_anything_less_is_no_departure(more):
    assert departed([*ALONE, *ELSEWHERE, *more]) == 0


def test_the_borders_of_the_90_days_and_of_the_year_before():
    last = [did(90, "a", "kernels")]
    assert departed([*ALONE[:19], *last, *ELSEWHERE]) == 1
    first = [did(454.9, "a", "kernels")]
    assert departed([*ALONE[:19], *first, *ELSEWHERE]) == 1
    early = [did(455, "a", "kernels")]
    assert departed([*ALONE[:19], *early, *ELSEWHERE]) is None


def test_hands_that_helped_once_or_twice_knew_it_not():
    helped = [did(150, "b", "kernels"), did(151, "b", "kernels")]
    assert departed([*ALONE, *helped, *ELSEWHERE]) == 1
    assert departed([*ALONE, *helped, did(152, "ab", "kernels"), *ELSEWHERE]) == 0


def test_a_commit_of_the_same_second_did_not_follow():
    assert departed([*ALONE, did(100, "b", "kernels"), *ELSEWHERE]) == 1


def test_nobody_who_knew_it_is_nobody_who_left():
    once_each = [did(100 + n, chr(ord("c") + n // 2), "kernels") for n in range(40)]
    assert departed([*once_each, *ELSEWHERE]) == 0


def test_fewer_than_twenty_commits_are_too_few_to_say():
    measures = measured("area_departed", team([*ALONE[:19], *ELSEWHERE]))
    found = measures["area:kernels"]
    assert (found.value, found.why_none, found.n, found.minimum) == (None, "too_few", 19, 20)
    assert (measures["area:data"].value, measures["area:data"].n) == (None, 0)


def test_work_goes_on_when_another_core_area_had_twenty_commits():
    assert departed([*ALONE, *ELSEWHERE[:19]]) == 0
    assert departed([*ALONE, *(did(n, "b", "docs") for n in range(20))]) == 0
    assert departed([*ALONE, *ELSEWHERE, *(did(n, "b", "model") for n in range(20))]) == 1


def test_an_area_need_not_be_core_but_without_core_areas_nothing_is_said():
    assert departed([*ALONE, *ELSEWHERE], core=frozenset({"data"})) == 1
    assert measured("area_departed", team([*ALONE, *ELSEWHERE], core=frozenset())) == {}


def test_a_reading_without_agents_leaves_their_commits_out():
    assisted = [did(100 + n, "a", "kernels", assisted=True) for n in range(20)]
    assert departed([*assisted, *ELSEWHERE]) == 1
    assert measured("area_departed", team([*assisted, *ELSEWHERE], lens=Lens(assisted=False))).keys() == {"area:data"}


def test_the_remedy_names_the_area_that_changed_along():
    along = [did(100 + n, "a", "kernels model" if n < 4 else "kernels") for n in range(20)]
    detail = measured("area_departed", team([*along, *ELSEWHERE]))["area:kernels"].detail
    assert detail == {"neighbour": "model", "together": "4", "of": "20"}
