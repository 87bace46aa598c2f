"""The area table: who carries each part of the codebase, now and before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lintorg.gather.measuring import Measures
from lintorg.model import subject
from lintorg.model.report import AreaRow


def area_table(
    now: Measures, previous: Measures, core: frozenset[str], left_out: Mapping[str, float] | None = None
) -> tuple[AreaRow, ...]:
    """Return a row per area with a commit in the window: the fewest successors first, then the busiest."""
    names = [subject.areas_of(about)[0] for metric, about in now if metric == "area_commits"]
    rows = [replace(_row(name, now, previous, core), left_out_share=(left_out or {}).get(name, 0.0)) for name in names]
    return tuple(sorted(rows, key=lambda row: (row.successors or 0, -row.commits, row.area)))


def _row(area: str, now: Measures, previous: Measures, core: frozenset[str]) -> AreaRow:
    about = subject.area(area)

    def count(metric: str) -> int | None:
        value = now[metric, about].value
        return None if value is None else int(value)

    before = previous.get(("area_successors", about))
    return AreaRow(
        area=area,
        core=area in core,
        commits=now["area_commits", about].n,
        people=count("area_people"),
        successors=count("area_successors"),
        successors_before=None if before is None or before.value is None else int(before.value),
        top_share=now["area_top_share", about].value,
    )
