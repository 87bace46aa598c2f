"""Who is new here: tenure, not student status."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.model.tables import DAY, Contribution, PersonId, Window

NEW_FOR = 365 * DAY


def newcomers(
    contributions: tuple[Contribution, ...],
    first_commits: Mapping[PersonId, int],
    imported: frozenset[str],
    window: Window,
) -> frozenset[PersonId] | None:
    """Return the people whose first commit lies in the year before the window's end.

    What another history brought along makes nobody a newcomer. None when the history itself is younger than that:
    then everyone would be new.
    """
    new = Window(start=window.end - NEW_FOR, end=window.end)
    if not first_commits or min(first_commits.values()) > new.start:
        return None
    found = {person for person, time in first_commits.items() if time in new}
    if imported:
        found &= {person for one in contributions if one.hash not in imported for person in one.people}
    return frozenset(found)
