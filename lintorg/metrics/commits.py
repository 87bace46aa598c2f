"""How much was done."""

from __future__ import annotations

from lintorg.model.measure import Metric, Value
from lintorg.model.tables import Contribution

METRIC = Metric(
    title="commits",
    definition="Commits of the window, without merges and without those of bots and agents.",
    unit="commits",
    scopes=("repo",),
    layer="commits",
)


def measure(work: tuple[Contribution, ...]) -> Value:
    """Count the window's commits."""
    return Value(value=len(work), n=len(work))
