"""How much was done in an area."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lintorg.model import subject
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import Contribution

METRIC = Metric(
    title="commits in the area",
    definition="Commits of the window that touch a source file or notebook of the area.",
    unit="commits",
    scopes=("area",),
    version=2,
)


def measure(area_work: Mapping[str, tuple[Contribution, ...]]) -> Iterator[Value]:
    """Count each area's commits."""
    for area, contributions in area_work.items():
        yield Value(value=len(contributions), n=len(contributions), subject=subject.area(area))
