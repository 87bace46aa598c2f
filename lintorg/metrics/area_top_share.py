"""How much of an area is the busiest person's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lintorg.metrics._shared.shares import share
from lintorg.model import subject
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import Contribution, PersonId

METRIC = Metric(
    title="share of the area's busiest person",
    definition="The largest credit of one person in the area divided by the area's credit.",
    unit="share",
    scopes=("area",),
    version=2,
    source="Bird et al. 2011, ownership",
)


def measure(
    area_work: Mapping[str, tuple[Contribution, ...]], area_credit: Mapping[str, Mapping[PersonId, int]]
) -> Iterator[Value]:
    """Divide each area's largest credit by all of its credit."""
    for area, credit in area_credit.items():
        total = sum(credit.values())
        yield share(max(credit.values()), total, n=len(area_work[area]), subject=subject.area(area))
