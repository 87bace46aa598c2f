"""How many pairs of core areas have two people who know both."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.metrics._shared.shares import share
from lintorg.model.measure import Metric, Value

METRIC = Metric(
    title="core pairs that two people know",
    definition=(
        "Of the pairs of core areas with 20 commits in each, the share with two people or more who have two commits "
        "or more in each."
    ),
    unit="share",
    scopes=("repo",),
    detail=("bridged", "pairs"),
)


def measure(bridges: Mapping[tuple[str, str], int]) -> Value:
    """Divide the bridged pairs by all busy pairs; n counts pairs."""
    bridged = sum(people >= 2 for people in bridges.values())
    answer = share(bridged, len(bridges), n=len(bridges))
    return Value(
        value=answer.value,
        n=answer.n,
        why_none=answer.why_none,
        detail={"bridged": str(bridged), "pairs": str(len(bridges))},
    )
