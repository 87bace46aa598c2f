"""How much of the work is newcomers'."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.metrics._shared.newcomers import newcomer_share
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import Contribution, PersonId

METRIC = Metric(
    title="newcomers' share of commits",
    definition="Credit of people whose first commit here lies in the last 365 days, divided by the window's credit.",
    unit="share",
    scopes=("repo",),
    layer="commits",
)


def measure(
    work: tuple[Contribution, ...],
    credit: Mapping[PersonId, int],
    newcomers: frozenset[PersonId] | None,
) -> Value:
    """Divide the newcomers' credit by all credit."""
    return newcomer_share(credit, newcomers, n=len(work))
