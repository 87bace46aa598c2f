"""The newcomers' share of something."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.metrics._shared.shares import share
from lintorg.model.measure import Value
from lintorg.model.tables import PersonId

YOUNG_HISTORY = "young_history"


def newcomer_share(weights: Mapping[PersonId, int], newcomers: frozenset[PersonId] | None, *, n: int) -> Value:
    """Return the newcomers' share of the weights; no value where everyone would be new."""
    if newcomers is None:
        return Value(value=None, n=n, why_none=YOUNG_HISTORY)
    theirs = sum(weight for person, weight in weights.items() if person in newcomers)
    return share(theirs, sum(weights.values()), n=n)
