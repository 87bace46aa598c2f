"""How many people did it."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.model.measure import Metric, Value
from lintorg.model.tables import Contribution, PersonId

METRIC = Metric(
    title="people",
    definition="People with credit for a commit of the window, as author or co-author.",
    unit="people",
    scopes=("repo",),
    layer="commits",
)


def measure(work: tuple[Contribution, ...], credit: Mapping[PersonId, int]) -> Value:
    """Count the people with credit."""
    return Value(value=len(credit), n=len(work))
