"""How many people worked in an area."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lintorg.model import subject
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import Contribution, PersonId

METRIC = Metric(
    title="people in the area",
    definition="Authors and co-authors of the area's commits in the window.",
    unit="people",
    scopes=("area",),
    version=2,
)


def measure(
    area_work: Mapping[str, tuple[Contribution, ...]], area_people: Mapping[str, Mapping[PersonId, int]]
) -> Iterator[Value]:
    """Count each area's people."""
    for area, people in area_people.items():
        yield Value(value=len(people), n=len(area_work[area]), subject=subject.area(area))
