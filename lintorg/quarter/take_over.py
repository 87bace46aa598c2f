"""Chart a: who could step in, now and a year ago."""

from __future__ import annotations

from collections.abc import Sequence

from lintorg.derive.standing import standing
from lintorg.gather.measuring import Measures
from lintorg.model import subject
from lintorg.model.quarterly import TakeOver, TakeOverRow
from lintorg.model.report import AreaRow, Report
from lintorg.model.tables import BUSY
from lintorg.quarter.words import listed, people, plural
from lintorg.wiring import Tables

_SAFE = 2
"""Others up to whom an area is thin, as it is to a check (LO901)."""


def take_over(report: Report, tables: Tables) -> TakeOver:
    """Return a row per area with a commit in the year, judged ones first, the fewest successors first."""
    standings = tables.of(standing)
    rows = [_row(row, judged=standings.get(subject.area(row.area)) is None) for row in report.areas]
    rows.sort(key=lambda row: not row.judged)
    return TakeOver(title=_title(rows, report.previous), rows=tuple(rows))


def most_at_risk(rows: Sequence[TakeOverRow]) -> str:
    """Say in which core areas the fewest people could step in."""
    core = [row for row in rows if row.core and row.judged]
    if not core:
        return f"Which area is most at risk cannot be told: no core area has {BUSY} commits and two people."
    fewest = min(row.successors or 0 for row in core)
    thin = [row for row in core if (row.successors or 0) == fewest]
    names = listed([row.area for row in thin])
    if fewest > _SAFE:
        return f"No core area is at risk: at least {people(fewest)} could step in for each, the fewest in {names}."
    if thin[1:]:
        return f"Most at risk are {names}: {people(fewest)} besides the most active one could step in."
    return (
        f"Most at risk is {names}: {people(fewest)} besides its most active one could step in"
        f"{_a_year_ago(fewest, thin[0].before)}."
    )


def _a_year_ago(now: int, before: int | None) -> str:
    if before is None:
        return ""
    return ", as a year ago" if now == before else f", {people(before)} a year ago"


def _row(row: AreaRow, *, judged: bool) -> TakeOverRow:
    return TakeOverRow(
        area=row.area,
        core=row.core,
        commits=row.commits,
        people=row.people,
        successors=row.successors,
        before=row.successors_before,
        judged=judged,
    )


def _title(rows: Sequence[TakeOverRow], previous: Measures) -> str:
    core = [row for row in rows if row.core and row.judged]
    if not core:
        return f"No core area has the {BUSY} commits and two people that it takes to be judged"
    alone = [row.area for row in core if not row.successors]
    then = _before(previous)
    before = f"; a year ago {then[0]} of {then[1]}" if then else ""
    if not alone:
        thin = [row.area for row in core if row.successors == 1]
        only = f" (one person only: {listed(thin)})" if thin else ""
        before = f"; a year ago {_so_many(then[1] - then[0], then[1])}" if then else ""
        return f"Somebody could step in for each of {plural(len(core), 'core area')}{only}{before}"
    return f"Nobody could step in for {listed(alone)}: {len(alone)} of {plural(len(core), 'core area')}{before}"


def _so_many(part: int, whole: int) -> str:
    return f"each of {whole}" if part == whole else f"{part} of {whole}"


def _before(previous: Measures) -> tuple[int, int] | None:
    """Return in how many core areas nobody could step in a year ago, of how many."""
    found = [previous.get((metric, subject.REPO)) for metric in ("core_areas_without_successor", "core_areas_judged")]
    values = [None if one is None else one.value for one in found]
    alone, judged = values
    return None if alone is None or not judged else (int(alone), int(judged))
