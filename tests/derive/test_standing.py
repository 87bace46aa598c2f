import pytest

from tests.worlds import did, team


def standing(commits):
    return team(commits)["standing"]


def busy(commits=100, people="abcde", oldest=180):
    work = [did(index / 2, people[index % len(people)], "data") for index in range(commits - 1)]
    return [*work, did(oldest, people[0], "data")]


def test_a_hundred_commits_by_five_people_over_180_days_can_be_judged():
    assert standing(busy()) == {"repo": None, "area:data": None}


@pytest.mark.parametrize("short", [busy(commits=99), busy(people="abcd"), busy(oldest=179.9)])
def test_one_short_is_too_few(short):
    assert standing(short)["repo"] == "too_few"


def test_an_area_needs_twenty_commits_and_a_team_of_two():
    assert standing([did(day, "ab"[day % 2], "data") for day in range(20)])["area:data"] is None
    assert standing([did(day, "ab"[day % 2], "data") for day in range(19)])["area:data"] == "too_few"
    assert standing([did(day, "a", "data") for day in range(20)])["area:data"] == "too_few"
    assert standing([did(day, "a", "data") for day in range(20)] + [did(0, "b")])["area:data"] is None


def test_nothing_at_all_is_too_few():
    assert standing([]) == {"repo": "too_few"}
