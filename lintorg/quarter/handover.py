"""Chart b: what is about to be lost, from the dates of a roster."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.derive.area_work import area_people
from lintorg.derive.areas import core
from lintorg.derive.cohort import roles
from lintorg.derive.standing import standing
from lintorg.derive.work import last_commits
from lintorg.gather.measuring import Measures
from lintorg.model import subject
from lintorg.model.quarterly import Handover, HandoverRow
from lintorg.model.roster import NO_ROSTER
from lintorg.model.tables import ACTIVE, BUSY, FAMILIAR, OTHER
from lintorg.quarter.words import listed
from lintorg.wiring import Tables

_METRIC = "area_handover_due"
_HOW = {
    NO_ROSTER: "make a private roster with `lintorg roster new`, note when roles end, and add `--roster FILE`",
}
_USUAL = "commit the configuration that is used here: who leaves is told of the committed one only"


def handover(measures: Measures, tables: Tables) -> Handover:
    """Return a row per area that can be judged: those due first, then the fewest people who know it."""
    found = {about: one for (metric, about), one in measures.items() if metric == _METRIC}
    reason = next((one.why_none for one in found.values() if one.value is None), None)
    reason = NO_ROSTER if tables.of(roles) is None else reason
    if reason:
        how = _HOW.get(reason, _USUAL)
        return Handover(title="Who leaves when is not known here", why_none=reason, how=how)
    standings = tables.of(standing)
    core_areas = tables.of(core)
    rows = [
        HandoverRow(
            area=area, core=area in core_areas, commits=found[about].n, familiar=familiar, due=bool(found[about].value)
        )
        for area, familiar in _familiar(tables).items()
        for about in [subject.area(area)]
        if standings.get(about) is None and area != OTHER
    ]
    rows.sort(key=lambda row: (not row.due, not row.core, row.familiar, -row.commits, row.area))
    return Handover(title=_title([row.area for row in rows if row.due], judged=len(rows)), rows=tuple(rows))


def _familiar(tables: Tables) -> Mapping[str, int]:
    """Return, by area, how many people know it and are still there."""
    last = tables.of(last_commits)
    window = tables.inputs.window
    there = {person for person, time in last.items() if time > window.end - ACTIVE}
    people = tables.of(area_people)
    return {
        area: sum(commits >= FAMILIAR and person in there for person, commits in known.items())
        for area, known in people.items()
    }


def _title(due: list[str], judged: int) -> str:
    if not judged:
        return f"No area has the {BUSY} commits that it takes to be judged"
    if not due:
        return "By the roster's dates, no area loses its last or second person within half a year"
    return f"To be handed over within half a year: {listed(due)}"
