import pytest

from lintorg.model.roster import RolePeriod, Roles
from lintorg.model.tables import DAY
from tests.worlds import END, did, measured, team

ALONE = [did(1 + n, "a", "kernels") for n in range(5)]
TWO = [*ALONE, *(did(10 + n, "b", "kernels") for n in range(3))]
THREE = [*TWO, *(did(20 + n, "c", "kernels") for n in range(3))]


def until(days):
    """A role that ends in so many days; None never."""
    return RolePeriod(role="intern", end=None if days is None else END + int(days * DAY))


def due(commits, roles, **given):
    periods = {person: tuple(until(days) for days in ends) for person, ends in roles.items()}
    return measured("area_handover_due", team(commits, roles=Roles(of=periods), **given))["area:kernels"]


@pytest.mark.parametrize(
    ("ends", "value"),
    [
        ([100], 1),
        ([182], 1),
        ([182.1], 0),
        ([0.1], 1),
        ([0], 0),  # has ended: whoever still commits stays for another reason
        ([-50, 100], 1),
        ([50, 400], 0),  # the last role counts
        ([50, None], 0),
        ([None], 0),
        ([], 0),
    ],
)
def test_the_only_active_persons_last_role_ends_soon(ends, value):
    assert due(ALONE, {0: ends}).value == value


def test_one_who_remains_is_not_enough_and_two_are():
    assert due(TWO, {0: [100], 1: [None]}).value == 1
    assert due(TWO, {0: [100]}).value == 1  # nobody knows b's role, and b stays
    assert due(THREE, {0: [100]}).value == 0
    assert due(THREE, {0: [100], 1: [50]}).value == 1


def test_who_is_no_longer_active_neither_leaves_nor_remains():
    assert due([*TWO, *(did(120 + n, "c", "kernels") for n in range(3))], {0: [100]}).value == 1
    gone = [did(100 + n, "a", "kernels") for n in range(5)]
    assert due(gone, {0: [100]}).value == 0
    assert due([*gone, did(3, "a", "docs")], {0: [100]}).value == 1  # active elsewhere


def test_two_commits_are_no_activity_in_an_area():
    assert due(ALONE[:2], {0: [100]}).value == 0


def test_without_a_roster_and_in_windows_of_ones_own_choice_nothing_is_told():
    found = measured("area_handover_due", team(ALONE))["area:kernels"]
    assert (found.value, found.why_none, found.n) == (None, "no_roster", 5)
    assert due(ALONE, {0: [100]}, published=False).why_none == "window_not_published"


def test_the_remedy_names_the_area_that_changed_along():
    along = [did(1 + n, "a", "kernels model") for n in range(4)]
    assert due(along, {0: [100]}).detail == {"neighbour": "model", "together": "4", "of": "4"}
