"""Whose role is known of how much of the work, and what more it takes."""

from lintorg.derive.role_coverage import role_coverage
from lintorg.model.roster import RolePeriod, Roles
from tests.worlds import END, YEAR, did, team

WORK = [did(1, "a"), did(2, "a"), did(3, "a"), did(4, "b"), did(5, "b"), did(6, "cd"), did(400, "e")]


def coverage(roles=None):
    return team(WORK, roles=roles).of(role_coverage)


def test_without_a_roster_everybody_is_missing_those_with_most_first():
    found = coverage()
    assert (found.people, found.with_role, found.percent) == (4, 0, 0)
    assert list(found.missing) == [0, 1, 2, 3]
    assert [found.entries_for(percent) for percent in (0, 50, 51, 83, 84, 100)] == [0, 1, 2, 2, 3, 4]


def test_a_role_counts_on_its_days_and_its_person_is_not_missing():
    dated = RolePeriod(role="staff", start=END - 2 * (END - YEAR.start) // 365 - 1)
    found = coverage(Roles(of={0: (dated,), 4: (RolePeriod(role="staff"),)}))
    assert (found.with_role, found.percent) == (1, 33)
    assert list(found.missing) == [1, 2, 3]
    assert [found.entries_for(percent) for percent in (33, 66, 83, 84)] == [0, 1, 3, None]


def test_of_nothing_nothing_is_known():
    found = team([]).of(role_coverage)
    assert (found.people, found.percent, found.entries_for(80)) == (0, 0, None)
