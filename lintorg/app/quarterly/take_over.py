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
    before = _before(previous)
    of_all = f"{len(alone)} of {plural(len(core), 'core area')}"
    if not alone:
        return f"No core area is without somebody who could take it over: {of_all}{before}"
    return f"Nobody could take over {listed(alone)}: {of_all}{before}"


def _before(previous: Measures) -> str:
    alone, judged = (
        previous.get((metric, subject.REPO)) for metric in ("core_areas_without_successor", "core_areas_judged")
    )
    if alone is None or judged is None or alone.value is None or not judged.value:
        return ""
    return f"; a year ago it was {alone.value} of {judged.value}"
