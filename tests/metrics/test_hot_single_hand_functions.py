from lintorg.model.facts import MethodChange
from tests.tabled import having
from tests.worlds import did, measured, team


def deep(commits, changed):
    """Measure with ``changed``: (days ago, function) pairs, all in kernels/gemm.cu."""
    by_day = {commit.hash.split("-")[0]: commit.hash for commit in commits}
    changes = tuple(MethodChange(by_day[str(day)], "kernels/gemm.cu", function) for day, function in changed)
    return measured("hot_single_hand_functions", having(team(commits), area_methods={"kernels": changes}))[
        "area:kernels"
    ]


def test_functions_changed_five_times_by_one_person_alone():
    commits = [*(did(day, "a", "kernels") for day in range(6)), did(9, "b", "kernels")]
    hot = deep(
        commits, [*((day, "tile") for day in range(5)), *((day, "load") for day in (0, 1, 2, 3, 9)), (0, "store")]
    )
    assert (hot.value, hot.n) == (1, 7)
    assert hot.detail == {"functions": "tile in kernels/gemm.cu"}


def test_a_co_author_is_a_second_hand():
    commits = [*(did(day, "a", "kernels") for day in range(4)), did(4, "ab", "kernels")]
    assert deep(commits, [(day, "tile") for day in range(5)]).value == 0


def test_a_function_changed_twice_in_a_commit_is_changed_once():
    commits = [did(day, "a", "kernels") for day in range(4)]
    assert deep(commits, [(day, "tile") for day in (0, 0, 1, 2, 3)]).value == 0


def test_commits_outside_of_the_window_do_not_count():
    commits = [*(did(day, "a", "kernels") for day in range(4)), did(400, "a", "kernels")]
    assert deep(commits, [*((day, "tile") for day in range(4)), (400, "tile")]).value == 0


def test_without_the_functions_there_is_no_value_and_only_core_areas_are_asked():
    commits = [did(0, "a", "kernels docs")]
    found = measured("hot_single_hand_functions", having(team(commits), area_methods=None))
    assert {subject: measure.why_none for subject, measure in found.items()} == {"area:kernels": "needs_deep"}
