"""In how many core areas nobody could step in."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.model.measure import TOO_FEW, UNATTRIBUTED, Metric, Value
from lintorg.model.subject import REPO
from lintorg.model.tables import BUSY, Contribution

METRIC = Metric(
    title="core areas where nobody could step in",
    definition="Core areas with 20 commits or more in the window whose area_successors is 0.",
    unit="areas",
    scopes=("repo",),
    version=2,
    of_core=True,
)


def measure(
    area_work: Mapping[str, tuple[Contribution, ...]], successors: Mapping[str, int], core: frozenset[str]
) -> Value:
    """Count the busy core areas without a successor; n counts the busy ones."""
    busy = [area for area in core if len(area_work.get(area, ())) >= BUSY]
    if not busy:
        return Value(value=None, n=0, why_none=TOO_FEW if core else UNATTRIBUTED)
    return Value(value=sum(successors[area] == 0 for area in busy), n=len(busy))


def commits_behind(
    work: tuple[Contribution, ...],
    area_work: Mapping[str, tuple[Contribution, ...]],
    successors: Mapping[str, int],
    core: frozenset[str],
) -> Mapping[str, tuple[str, ...]]:
    """Return the commits that touch an area where nobody could step in."""
    alone = {area for area in core if len(area_work.get(area, ())) >= BUSY and successors[area] == 0}
    return {REPO: tuple(contribution.hash for contribution in work if contribution.areas & alone)}
