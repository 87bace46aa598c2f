"""How many lines a change adds and deletes."""

from __future__ import annotations

from collections.abc import Iterator

from lintorg.model.change import Change
from lintorg.model.facts import LineCount
from lintorg.model.measure import MISSING_OBJECTS, Metric, Value
from lintorg.model.subject import CHANGE

METRIC = Metric(
    title="lines of the change",
    definition=(
        "Lines that the change adds and deletes in source files, from its base to its head whatever lies between. n "
        "counts the files with known lines; binary ones have none."
    ),
    unit="lines",
    scopes=("change",),
    layer="lines",
    detail=("file",),
)


def measure(change: Change | None, net_lines: tuple[LineCount, ...] | None) -> Iterator[Value]:
    """Add up the net diff, and find its largest file."""
    if change is None:
        return
    if net_lines is None:
        yield Value(value=None, n=0, subject=CHANGE, why_none=MISSING_OBJECTS)
        return
    sizes = {line.path: line.added + (line.deleted or 0) for line in net_lines if line.added is not None}
    largest = min(sizes, key=lambda path: (-sizes[path], path), default=None)
    yield Value(
        value=sum(sizes.values()),
        n=len(sizes),
        subject=CHANGE,
        detail={} if largest is None else {"file": largest},
    )
