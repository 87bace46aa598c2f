"""In how many thin core areas a change adds code that nobody else has a part in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lintorg.metrics._shared.growth import growth
from lintorg.metrics._shared.neighbours import NEIGHBOUR, neighbour
from lintorg.metrics._shared.shares import listing
from lintorg.model.change import Change
from lintorg.model.facts import LineCount
from lintorg.model.measure import MISSING_OBJECTS, UNATTRIBUTED, Metric, Value
from lintorg.model.subject import CHANGE
from lintorg.model.tables import Contribution, PersonId

METRIC = Metric(
    title="thin areas that the change extends",
    definition=(
        "Core areas with 20 commits or more in the year before the change where at most two people could step in for "
        "their most active one (area_successors), to which the change adds 100 lines or more in source files that get "
        "twenty or more each, while all its authors are that person and nobody else is a co-author of it, a reviewer "
        "in a trailer, or asked to review; whoever has no part in the history before the change does not count. A "
        "change by bots, agents or merges alone, and growth by nobody whom the history knows, has no value. n counts "
        "the change's commits."
    ),
    unit="areas",
    scopes=("change",),
    layer="lines",
    detail=("area", "areas", "added", "file", *NEIGHBOUR),
    version=3,
)
MANY_LINES = 100


def measure(
    change: Change | None,
    thin_areas: Mapping[str, PersonId],
    net_lines: tuple[LineCount, ...] | None,
    path_area: Callable[[str], str],
    area_work: Mapping[str, tuple[Contribution, ...]],
    core: frozenset[str],
) -> Iterator[Value]:
    """Count the thin areas that grow under one pair of eyes; the one that grows most is named first."""
    if change is None:
        return
    if net_lines is None:
        yield Value(value=None, n=len(change.work), subject=CHANGE, why_none=MISSING_OBJECTS)
        return
    grown = growth(net_lines, path_area)
    larger = [area for area in thin_areas if grown[area] >= MANY_LINES]
    if not core or change.unattributed or (larger and not change.people):
        yield Value(value=None, n=len(change.work), subject=CHANGE, why_none=UNATTRIBUTED)
        return
    hands = change.people | change.reviewers
    extended = [area for area in larger if hands == {thin_areas[area]}]
    extended.sort(key=lambda area: (-grown[area], area))
    detail: dict[str, str] = {}
    if extended:
        area = extended[0]
        in_area = [line for line in net_lines if path_area(line.path) == area]
        detail = {
            "area": area,
            "areas": listing(extended),
            "added": str(sum(grown[one] for one in extended)),
            "file": min(in_area, key=lambda line: (-(line.added or 0), line.path)).path,
            **neighbour(area, area_work[area], core),
        }
    yield Value(value=len(extended), n=len(change.work), subject=CHANGE, detail=detail)
