"""How many pairs of core areas have two people who know both."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from lintorg.metrics._shared.neighbours import files_together
from lintorg.metrics._shared.shares import listing, share
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import Contribution

METRIC = Metric(
    title="core pairs that two people know",
    definition=(
        "Of the pairs of core areas with 20 commits in each, the share with two people or more who have two commits "
        "or more in each. n counts the pairs."
    ),
    unit="share",
    scopes=("repo",),
    version=2,
    of_core=True,
    detail=("bridged", "pairs", "lost_pairs", "files"),
)
_ENOUGH = 2
_FEW = 3


def measure(
    bridges: Mapping[tuple[str, str], int],
    bridges_before: Mapping[tuple[str, str], int],
    core_work: tuple[Contribution, ...],
    area_paths: Mapping[str, Mapping[str, tuple[str, ...]]],
) -> Value:
    """Divide the bridged pairs by all busy pairs, and name those that were bridged in the window before."""
    bridged = {pair for pair, people in bridges.items() if people >= _ENOUGH}
    lost = {pair for pair, people in bridges_before.items() if people >= _ENOUGH and pair in bridges} - bridged
    answer = share(len(bridged), len(bridges), n=len(bridges))
    return Value(
        value=answer.value,
        n=answer.n,
        why_none=answer.why_none,
        detail={"bridged": str(len(bridged)), "pairs": str(len(bridges)), **_lost(lost, core_work, area_paths)},
    )


def _lost(
    pairs: Collection[tuple[str, str]],
    core_work: tuple[Contribution, ...],
    area_paths: Mapping[str, Mapping[str, tuple[str, ...]]],
) -> Mapping[str, str]:
    """Word the lost pairs, those first that change together most, and the files in which the first one does."""
    together = {pair: [one.hash for one in core_work if one.areas.issuperset(pair)] for pair in pairs}
    first = sorted(pairs, key=lambda pair: (-len(together[pair]), pair))[:_FEW]
    if not first:
        return {}
    words = {"lost_pairs": listing([" with ".join(pair) for pair in first])}
    shared = together[first[0]]
    return words | ({"files": files_together(first[0], shared, area_paths)} if shared else {})
