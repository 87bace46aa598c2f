"""Into how many thin core areas a change brings somebody new."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lintorg.metrics._shared.growth import growth
from lintorg.metrics._shared.shares import listing
from lintorg.model.change import Change
from lintorg.model.facts import LineCount
from lintorg.model.measure import MISSING_OBJECTS, UNATTRIBUTED, Metric, Value
from lintorg.model.subject import CHANGE
from lintorg.model.tables import FAMILIAR, PersonId

METRIC = Metric(
    title="thin areas that somebody new works in",
    definition=(
        "Core areas with 20 commits or more in the year before the change where at most two people could step in for "
        "their most active one (area_successors), to which the change adds twenty lines or more in one source file, by "
        "an author or co-author with fewer than three commits there who has a part in the history before the change. A "
        "change by bots, agents or merges alone, and growth by nobody whom the history knows, has no value. n counts "
        "the change's commits."
    ),
    unit="areas",
    scopes=("change",),
    layer="lines",
    detail=("area", "areas", "file"),
    version=3,
)


def measure(
    change: Change | None,
    thin_areas: Mapping[str, PersonId],
    area_people: Mapping[str, Mapping[PersonId, int]],
    net_lines: tuple[LineCount, ...] | None,
    path_area: Callable[[str], str],
    core: frozenset[str],
) -> Iterator[Value]:
    """Count the thin areas that grow by somebody new; the one that grows most is named first."""
    if change is None:
        return
    if net_lines is None:
        yield Value(value=None, n=len(change.work), subject=CHANGE, why_none=MISSING_OBJECTS)
        return
    grown = growth(net_lines, path_area)
    larger = [area for area in thin_areas if grown[area]]
    if not core or change.unattributed or (larger and not change.people):
        yield Value(value=None, n=len(change.work), subject=CHANGE, why_none=UNATTRIBUTED)
        return
    bridged = [area for area in larger if _anybody_new(change, area, area_people[area], thin_areas[area])]
    bridged.sort(key=lambda area: (-grown[area], area))
    detail = {}
    if bridged:
        area = bridged[0]
        in_area = [line for line in net_lines if path_area(line.path) == area]
        file = min(in_area, key=lambda line: (-(line.added or 0), line.path)).path
        detail = {"area": area, "areas": listing(bridged), "file": file}
    yield Value(value=len(bridged), n=len(change.work), subject=CHANGE, detail=detail)


def _anybody_new(change: Change, area: str, known_to: Mapping[PersonId, int], holder: PersonId) -> bool:
    """Return whether somebody of the history who does not know the area yet works in it; who is most active does."""
    here = {person for commit in change.work if area in commit.areas for person in commit.people}
    return any(known_to.get(person, 0) < FAMILIAR for person in here - change.strangers - {holder})
