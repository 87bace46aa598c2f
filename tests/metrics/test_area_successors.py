import pytest

from tests.worlds import CORE, did, measured, team, value


def kernels(*who_when):
    return [did(days_ago, who, "kernels") for who, days in who_when for days_ago in days]


@pytest.mark.parametrize(
    ("others", "successors"),
    [
        ([("b", (1, 2, 3))], 1),
        ([("b", (1, 2))], 0),  # two commits are not enough
        ([("b", (91, 92, 93))], 0),  # familiar, but not active in the last 90 days
        ([("b", (89.9, 100, 200))], 1),
        ([("b", (90, 100, 200))], 0),  # (as_of - 90 d, as_of]: the border is outside
        ([("b", (1, 2, 3)), ("c", (4, 5, 6))], 2),
    ],
)
def test_people_besides_the_most_active_who_know_it_and_are_active(others, successors):
    commits = kernels(("a", (1, 2, 3, 4, 5)), *others)
    assert value("area_successors", team(commits), "area:kernels") == successors


@pytest.mark.parametrize(
    ("most", "theirs", "successors"),
    [(30, 3, 1), (31, 3, 0), (31, 4, 1), (90, 8, 0), (90, 9, 1), (300, 9, 0), (300, 10, 1)],
)
def test_a_tenth_of_the_most_active_persons_commits_is_needed_and_ten_are_enough(most, theirs, successors):
    commits = kernels(("a", [day / 10 for day in range(most)]), ("b", range(1, theirs + 1)))
    assert value("area_successors", team(commits), "area:kernels") == successors


def test_activity_anywhere_keeps_a_successor_and_co_authoring_counts():
    commits = [*kernels(("ab", (200, 201, 202)), ("a", (1,))), did(5, "b", "docs")]
    assert value("area_successors", team(commits), "area:kernels") == 1


def test_the_most_active_person_alone_is_nobody():
    assert value("area_successors", team(kernels(("a", range(30)))), "area:kernels") == 0


def test_a_tie_for_most_active_goes_to_the_later_last_commit():
    # a and b have three each; b was last in the area, so b holds it and a (inactive) could not take over
    commits = kernels(("a", (100, 101, 102)), ("b", (1, 103, 104)))
    assert value("area_successors", team(commits), "area:kernels") == 0
    # the other way round a holds it, and b is inactive
    commits = kernels(("b", (100, 101, 102)), ("a", (1, 103, 104)))
    assert value("area_successors", team(commits), "area:kernels") == 0


def test_the_neighbour_is_the_core_area_that_changed_along_most_often():
    commits = [did(day, "a", "kernels training tests") for day in range(9)]
    commits += [did(day, "a", "kernels data tests") for day in range(9, 12)]
    commits += [did(day, "a", "kernels eval") for day in range(12, 40)]
    detail = measured("area_successors", team(commits, core=CORE))["area:kernels"].detail
    assert detail == {"neighbour": "training", "together": "9", "of": "20", "others": "Nobody else worked here"}


def test_a_neighbour_seen_twice_is_no_neighbour():
    commits = [did(0, "a", "kernels data"), did(1, "a", "kernels data"), did(2, "a", "kernels")]
    assert measured("area_successors", team(commits))["area:kernels"].detail.keys() == {"others"}


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ([], "Nobody else worked here"),
        ([("b", (1, 2))], "One other person worked here, with fewer than 3 commits"),
        ([("b", (1,)), ("c", (2, 3))], "2 others worked here, with fewer than 3 commits each"),
        (
            [("b", (100, 101, 102)), ("c", (2,))],
            "2 others worked here; 1 with 3 commits or more, but none of these has committed in the last 90 days",
        ),
    ],
)
def test_where_nobody_could_the_reason_is_worded(others, words):
    commits = kernels(("a", (1, 2, 3, 4, 5)), *others)
    assert measured("area_successors", team(commits))["area:kernels"].detail["others"] == words
