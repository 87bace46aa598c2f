"""How many core areas are busy enough to be judged."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.model.measure import UNATTRIBUTED, Metric, Value
from lintorg.model.tables import BUSY, Contribution

METRIC = Metric(
    title="core areas judged",
    definition="Core areas with 20 commits or more in the window.",
    unit="areas",
    scopes=("repo",),
    version=2,
    of_core=True,
)


def measure(
    work: tuple[Contribution, ...], area_work: Mapping[str, tuple[Contribution, ...]], core: frozenset[str]
) -> Value:
    """Count the busy core areas; no value where the map knows no core."""
    if not core:
        return Value(value=None, n=len(work), why_none=UNATTRIBUTED)
    return Value(value=sum(len(area_work.get(area, ())) >= BUSY for area in core), n=len(work))
