"""Chart a: who could take over, now and a year ago."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from lintorg.app.measuring import Measures
from lintorg.app.quarterly.words import listed, plural
from lintorg.model import subject
from lintorg.model.quarterly import TakeOver, TakeOverRow
from lintorg.model.report import AreaRow, Report
from lintorg.model.tables import BUSY
from lintorg.wiring import Tables


def take_over(report: Report, tables: Tables) -> TakeOver:
    """Return a row per area with a commit in the year, judged ones first, the fewest successors first."""
    standing = cast("Mapping[str, str | None]", tables["standing"])
    rows = [_row(row, judged=standing.get(subject.area(row.area)) is None) for row in report.areas]
    rows.sort(key=lambda row: not row.judged)
    return TakeOver(title=_title(rows, report.previous), rows=tuple(rows))


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
    before = f"; a year ago that was so of {then[0]} of {then[1]}" if then else ""
    if not alone:
        thin = [row.area for row in core if row.successors == 1]
        only = f" (one person only: {listed(thin)})" if thin else ""
        before = f"; a year ago that was so of {then[1] - then[0]} of {then[1]}" if then else ""
        return f"Somebody could take over each of {plural(len(core), 'core area')}{only}{before}"
    return f"Nobody could take over {listed(alone)}: {len(alone)} of {plural(len(core), 'core area')}{before}"


def _before(previous: Measures) -> tuple[int, int] | None:
    """Return how many core areas nobody could take over a year ago, of how many."""
    found = [previous.get((metric, subject.REPO)) for metric in ("core_areas_without_successor", "core_areas_judged")]
    values = [None if one is None else one.value for one in found]
    alone, judged = values
    return None if alone is None or not judged else (int(alone), int(judged))
