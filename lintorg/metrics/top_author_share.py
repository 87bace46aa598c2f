"""How much of the work is the busiest person's."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.metrics._shared.shares import share
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import Contribution, PersonId

METRIC = Metric(
    title="share of the busiest person",
    definition="The largest credit of one person divided by the window's credit.",
    unit="share",
    scopes=("repo",),
    layer="commits",
)


def measure(work: tuple[Contribution, ...], credit: Mapping[PersonId, int]) -> Value:
    """Divide the largest credit by all credit."""
    return share(max(credit.values(), default=0), sum(credit.values()), n=len(work))
