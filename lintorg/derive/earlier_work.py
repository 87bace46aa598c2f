"""The commits of the year to the window's end that are older than what shows that somebody is still there."""

from __future__ import annotations

from lintorg.model.tables import ACTIVE, DAY, Contribution, Lens, Window

_YEAR = 365 * DAY


def earlier_work(contributions: tuple[Contribution, ...], window: Window, lens: Lens) -> tuple[Contribution, ...]:
    """Return the commits from 365 to 90 days before the window's end, newest first."""
    earlier = Window(start=window.end - _YEAR, end=window.end - ACTIVE)
    return tuple(one for one in contributions if one.time in earlier and (lens.assisted or not one.assisted))
