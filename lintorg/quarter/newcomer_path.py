"""Chart c: how long people take to get at the core, by when they came."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lintorg.derive.areas import core
from lintorg.derive.cohort import roles
from lintorg.derive.contributions import contributions
from lintorg.derive.work import first_commits
from lintorg.metrics._shared.way import first_in_core, way_to_core
from lintorg.model.measure import SECONDS, TOO_FEW
from lintorg.model.quarter import Quarter, half_years
from lintorg.model.quarterly import WayRow, WayToCore
from lintorg.model.roster import NO_ROSTER
from lintorg.model.tables import PersonId, Window
from lintorg.wiring import Tables

UNREACHED, YOUNG_HISTORY, SUPPRESSED = "unreached", "young_history", "suppressed"
_PEOPLE = 5
"""People below whom a median says more of them than of the way."""
_HALF_YEARS = 6


def way(tables: Tables, quarter: Quarter, *, told: bool) -> WayToCore:
    """Return a row per half-year with a newcomer; and of the year's newcomers by cohort, where that may be ``told``."""
    entries = _Entries(tables, quarter.end)
    rows = [entries.row(name, window) for name, window in half_years(quarter, _HALF_YEARS)]
    came = tuple(row for row in rows if row.people)
    cohorts, reason = entries.cohorts(quarter.year_window, told=told)
    return WayToCore(title=_title(came), rows=came, cohorts=cohorts, why_no_cohorts=reason)


class _Entries:
    """Who came when, and when they reached the core."""

    def __init__(self, tables: Tables, end: int) -> None:
        self._first = tables.of(first_commits)
        self._end = end
        all_work = tables.of(contributions)
        self._reached = first_in_core(all_work, tables.of(core), end)
        self._roles = tables.of(roles)

    def row(self, name: str, window: Window) -> WayRow:
        people = {person for person, time in self._first.items() if time in window and time <= self._end}
        if people and min(self._first.values()) > window.start:
            return WayRow(entry=name, people=len(people), weeks=None, why_none=YOUNG_HISTORY)
        return self._median(name, people)

    def cohorts(self, year: Window, *, told: bool) -> tuple[tuple[WayRow, ...], str | None]:
        """Return early-career people and the others among a year's newcomers, or the reason why not.

        Of either enough reached the core: a median, or that there is none, would be of those few who did.
        """
        if self._roles is None:
            return (), NO_ROSTER
        groups: dict[bool | None, set[PersonId]] = {True: set(), False: set(), None: set()}
        for person, time in self._first.items():
            if time in year:
                groups[self._roles.early_at(person, time)].add(person)
        minimum = max(self._roles.minimum, _PEOPLE)
        known = [groups[early] for early in (True, False)]
        if not told or any(len(people & self._reached.keys()) < minimum for people in known):
            return (), SUPPRESSED
        named = (("early-career", groups[True]), ("others", groups[False]))
        return tuple(_coarse(self._median(name, people)) for name, people in named), None

    def _median(self, name: str, people: Collection[PersonId]) -> WayRow:
        if len(people) < _PEOPLE:
            return WayRow(entry=name, people=len(people), weeks=None, why_none=TOO_FEW)
        found = way_to_core(people, self._first, self._reached, self._end)
        if found is None:
            return WayRow(entry=name, people=len(people), weeks=None, why_none=UNREACHED)
        weeks, low, high = (None if time is None else time / SECONDS["w"] for time in found)
        return WayRow(entry=name, people=len(people), weeks=weeks, low=low, high=high)


def _coarse(row: WayRow) -> WayRow:
    """Return a cohort's row in whole weeks and tens of people: no single person's way can be read off."""
    weeks, low, high = (None if time is None else float(round(time)) for time in (row.weeks, row.low, row.high))
    return WayRow(
        entry=row.entry, people=(row.people + 5) // 10 * 10, weeks=weeks, low=low, high=high, why_none=row.why_none
    )


def _title(rows: Sequence[WayRow]) -> str:
    known = [row for row in rows if row.weeks is not None]
    if not known:
        return "Too few people came, or too few of them reached the core, to tell how long the way is"
    last = known[-1]
    said = f"Half of those who came in {last.entry} reached the core {_reached(last)}"
    if not known[1:]:
        return said
    before = known[-2]
    if _ends_before(last, before):
        return f"{said}, sooner than those of {before.entry} ({_reached(before)})"
    if _ends_before(before, last):
        return f"{said}, later than those of {before.entry} ({_reached(before)})"
    if last.high is None or before.high is None:
        return f"{said}; whether that differs from {before.entry} cannot be told"
    return f"{said}: no change from {before.entry} that goes beyond the intervals"


def _ends_before(one: WayRow, other: WayRow) -> bool:
    """Tell whether an interval lies wholly below another: only then do the medians differ as far as is known."""
    return one.high is not None and other.low is not None and one.high < other.low


def _reached(row: WayRow) -> str:
    assert row.weeks is not None
    return "with their first commit" if row.weeks == 0 else f"within {max(row.weeks, 0.1):.1f} weeks"
