"""How many people could take an area over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from lintorg.model import subject
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import OTHER, Contribution

METRIC = Metric(
    title="people who could take the area over",
    definition=(
        "People other than the area's most active person with three commits or more in the area in the window "
        "and a commit anywhere in the last 90 days."
    ),
    unit="people",
    scopes=("area",),
    detail=("neighbour", "together", "of"),
)
_RECENT = 20
_OFTEN = 3


def measure(
    area_work: Mapping[str, tuple[Contribution, ...]], successors: Mapping[str, int], core: frozenset[str]
) -> Iterator[Value]:
    """Count each area's possible successors, and find the area it changes together with."""
    for area, contributions in area_work.items():
        yield Value(
            value=successors[area],
            n=len(contributions),
            subject=subject.area(area),
            detail=neighbour(area, contributions, core),
        )


def neighbour(area: str, contributions: Sequence[Contribution], core: frozenset[str]) -> Mapping[str, str]:
    """Word which area changed together with this one most often in its latest commits.

    A core area's neighbour is a core area: whoever works there is the likeliest second person.
    """
    recent = contributions[:_RECENT]
    others = Counter(other for contribution in recent for other in contribution.areas if other != area)
    eligible = [other for other in others if other != OTHER and (area not in core or other in core)]
    best = min(eligible, key=lambda other: (-others[other], other), default=None)
    if best is None or others[best] < _OFTEN:
        return {}
    return {"neighbour": best, "together": str(others[best]), "of": str(len(recent))}
