import pytest

from tests.cohorts import roster
from tests.tabled import table
from tests.worlds import did, team


def standing(commits):
    return table(team(commits), "standing")


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


def cohort_standing(commits, early="abcde", others="fghij", **given):
    return table(team(commits, roles=roster(early, others), **given), "standing").get(
        "cohort:early-career", "with the repository"
    )


def commits(early, others):
    """A hundred commits of others long ago in an unknown role, then those of each group."""
    work = [did(200, "z") for _ in range(100)]
    work += [did(1 + n, "abcde"[n % 5]) for n in range(early)]
    return [*work, *(did(1 + n, "fghij"[n % 5]) for n in range(others))]


def test_a_cohort_and_the_others_need_thirty_commits_each():
    assert cohort_standing(commits(30, 30)) is None
    assert cohort_standing(commits(29, 30)) == "too_few"
    assert cohort_standing(commits(30, 29)) == "too_few"
    co_authored = [*commits(29, 30), did(1, "fa")]
    assert cohort_standing(co_authored) is None


def test_a_cohort_of_a_small_repository_is_too_few():
    assert cohort_standing(commits(30, 30)[61:]) == "too_few"


def test_where_a_cohort_is_withheld_its_commits_are_not_told_either():
    assert cohort_standing(commits(29, 30), published=False) == "with the repository"
    assert cohort_standing(commits(29, 30), early="abcd") == "with the repository"
    assert "cohort:early-career" not in standing(commits(29, 30))
