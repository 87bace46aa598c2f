"""Chart e: who keeps up tests, docs and infrastructure, quarter by quarter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from lintorg.app.quarterly.words import capital, listed, people
from lintorg.metrics._shared.shares import half
from lintorg.model.quarter import Quarter
from lintorg.model.quarterly import Upkeep, UpkeepRow
from lintorg.model.settings import Settings
from lintorg.model.tables import Contribution, PersonId
from lintorg.wiring import Tables


def upkeep(quarters: Sequence[Quarter], tables: Sequence[Tables]) -> Upkeep:
    """Return a row per quarter, given with the tables of its own window."""
    named = cast("frozenset[str]", tables[-1]["upkeep"])
    areas = tuple(area.name for area in cast("Settings", tables[-1]["settings"]).areas if area.name in named)
    rows = tuple(_row(quarter, one, areas) for quarter, one in zip(quarters, tables, strict=True))
    return Upkeep(title=_title(areas, rows[-1]), areas=areas, rows=rows)


def _row(quarter: Quarter, tables: Tables, areas: tuple[str, ...]) -> UpkeepRow:
    work = cast("tuple[Contribution, ...]", tables["work"])
    credit = cast("Mapping[PersonId, int]", tables["upkeep_credit"])
    return UpkeepRow(
        quarter=quarter.name,
        commits=len(work),
        shares=tuple(sum(area in one.areas for one in work) / len(work) if work else None for area in areas),
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
