"""How many commits name a coding agent."""

from __future__ import annotations

from lintorg.metrics._shared.shares import share
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import Contribution

METRIC = Metric(
    title="commits that name a coding agent",
    definition=(
        "Commits of the window that name a coding agent, among all. Not every tool signs and signatures can be turned "
        "off, so it is a lower bound. n counts the window's commits."
    ),
    unit="share",
    scopes=("repo",),
    layer="commits",
)


def measure(work: tuple[Contribution, ...]) -> Value:
    """Divide the commits that name one by all."""
    return share(sum(one.assisted for one in work), len(work), n=len(work))
