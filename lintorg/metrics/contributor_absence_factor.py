"""How few people make half of the commits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from lintorg.metrics._shared.shares import half, listing, percent
from lintorg.model.measure import TOO_FEW, Metric, Value
from lintorg.model.tables import OTHER, Contribution, PersonId

METRIC = Metric(
    title="people making half of the commits",
    definition="The smallest number of people whose credit sums to more than half of the window's.",
    unit="people",
    scopes=("repo",),
    layer="commits",
    source="CHAOSS, Contributor Absence Factor",
    detail=("top_areas", "top_load"),
)
_WORTH_NAMING = 1 / 3


def measure(work: tuple[Contribution, ...], credit: Mapping[PersonId, int], core: frozenset[str]) -> Value:
    """Find the smallest majority of the credit, and where the load of its first member lies."""
    if not work:
        return Value(value=None, n=0, why_none=TOO_FEW)
    return Value(value=half(credit), n=len(work), detail=_load(work, credit, core))


def _load(work: tuple[Contribution, ...], credit: Mapping[PersonId, int], core: frozenset[str]) -> Mapping[str, str]:
    """Word the two areas that make up most of the top person's commits, and their share of these.

    Core areas where they are a third of the load or more: a changelog that every change touches is
    not what to hand over.
    """
    top = max(credit, key=lambda person: (credit[person], -person))
    theirs = [contribution for contribution in work if top in contribution.people]
    counts = Counter(area for contribution in theirs for area in contribution.areas if area != OTHER)
    for areas in (counts.keys() & core, counts.keys()):
        first = sorted(areas, key=lambda area: (-counts[area], area))[:2]
        load = sum(1 for contribution in theirs if contribution.areas & set(first)) / len(theirs)
        if load >= _WORTH_NAMING:
            return {"top_areas": listing(first), "top_load": percent(load)}
    return {}
