"""How large a commit usually is."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.metrics._shared.sizes import nearest_rank
from lintorg.model.measure import Metric, Value

METRIC = Metric(
    title="lines per commit, median",
    definition=(
        "Half of the window's commits add and delete so many lines of source files or fewer (nearest rank), of those "
        "whose lines are all known; see oversized_share_400."
    ),
    unit="lines",
    scopes=("repo",),
    layer="lines",
)


def measure(commit_sizes: Mapping[str, int]) -> Value:
    """Take the quantile of the known sizes."""
    return nearest_rank(50, tuple(commit_sizes.values()))
