"""How few people make half of the commits that name a coding agent."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.metrics._shared.shares import half
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import Contribution, PersonId

METRIC = Metric(
    title="people making half of the commits that name a coding agent",
    definition=(
        "The smallest number of people who made more than half of the window's commits that name a coding agent, a "
        "commit split equally over its author and human co-authors. n counts those commits."
    ),
    unit="people",
    scopes=("repo",),
    layer="commits",
)


def measure(work: tuple[Contribution, ...], agent_credit: Mapping[PersonId, int]) -> Value:
    """Find the smallest majority of the credit; no value where no commit names one."""
    assisted = sum(one.assisted for one in work)
    if not assisted:
        return Value(value=None, n=0, why_none="no_agents")
    return Value(value=half(agent_credit), n=assisted)
