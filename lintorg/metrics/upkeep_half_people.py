"""How few people do half of the upkeep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from lintorg.metrics._shared.shares import half, listing
from lintorg.model.measure import TOO_FEW, UNATTRIBUTED, Metric, Value
from lintorg.model.subject import REPO
from lintorg.model.tables import Contribution, PersonId

METRIC = Metric(
    title="people doing half of the upkeep",
    definition=(
        "The smallest number of people who made more than half of the upkeep, a commit split equally over its author "
        "and co-authors. Upkeep are the commits that touch upkeep areas (tests, docs and infra, unless the map "
        "says otherwise) and no other area; n counts those of the window."
    ),
    unit="people",
    scopes=("repo",),
    version=2,
    detail=("upkeep_areas", "upkeep_people"),
)


def measure(
    upkeep_work: tuple[Contribution, ...], upkeep_credit: Mapping[PersonId, int], upkeep: frozenset[str]
) -> Value:
    """Find the smallest majority of the credit; no value without upkeep, or where the map knows none."""
    if not upkeep_work:
        return Value(value=None, n=0, why_none=TOO_FEW if upkeep else UNATTRIBUTED)
    touched = Counter(area for contribution in upkeep_work for area in contribution.areas)
    areas = sorted(touched, key=lambda area: (-touched[area], area))
    return Value(
        value=half(upkeep_credit),
        n=len(upkeep_work),
        detail={
            "upkeep_areas": listing([f"{area} ({touched[area]})" for area in areas]),
            "upkeep_people": str(len(upkeep_credit)),
        },
    )


def commits_behind(upkeep_work: tuple[Contribution, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the upkeep commits."""
    return {REPO: tuple(contribution.hash for contribution in upkeep_work)}
