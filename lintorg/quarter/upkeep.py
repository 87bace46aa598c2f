"""Chart e: who keeps up tests, docs and infrastructure, quarter by quarter."""

from __future__ import annotations

from collections.abc import Sequence

from lintorg.derive.areas import upkeep
from lintorg.derive.credit import upkeep_credit
from lintorg.derive.work import work
from lintorg.metrics._shared.shares import half
from lintorg.model.quarter import Quarter
from lintorg.model.quarterly import Upkeep, UpkeepRow
from lintorg.quarter.words import capital, listed, people
from lintorg.wiring import Tables


def chart_upkeep(quarters: Sequence[Quarter], tables: Sequence[Tables]) -> Upkeep:
    """Return a row per quarter, given with the tables of its own window."""
    named = tables[-1].of(upkeep)
    known = dict.fromkeys(area.name for area in tables[-1].inputs.settings.areas)
    areas = tuple(area for area in known if area in named)
    rows = tuple(_row(quarter, one, areas) for quarter, one in zip(quarters, tables, strict=True))
    return Upkeep(title=_title(areas, rows[-1]), areas=areas, rows=rows)


def _row(quarter: Quarter, tables: Tables, areas: tuple[str, ...]) -> UpkeepRow:
    commits = tables.of(work)
    credit = tables.of(upkeep_credit)
    return UpkeepRow(
        quarter=quarter.name,
        commits=len(commits),
        shares=tuple(sum(area in one.areas for one in commits) / len(commits) if commits else None for area in areas),
        half_people=half(credit) if credit else None,
        people=len(credit),
    )


def _title(areas: tuple[str, ...], last: UpkeepRow) -> str:
    if not areas:
        return "No area counts as upkeep here"
    if last.half_people is None:
        return "No commit of the quarter is upkeep and nothing else"
    make = "makes" if last.half_people == 1 else "make"
    shares = [f"{100 * (share or 0):.0f} % {area}" for area, share in zip(areas, last.shares, strict=True)]
    touched = listed([shares[0].replace("% ", "% of commits touch ", 1), *shares[1:]])
    return capital(f"{people(last.half_people)} {make} half of the commits that are upkeep alone; {touched}")
