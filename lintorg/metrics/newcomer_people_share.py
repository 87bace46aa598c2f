"""How many of the people are new here."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.metrics._shared.newcomers import newcomer_share
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import PersonId

METRIC = Metric(
    title="newcomers among people",
    definition=(
        "People whose first commit here lies in the last 365 days, among the window's people. "
        "Tenure, not student status."
    ),
    unit="share",
    scopes=("repo",),
    layer="commits",
    detail=("newcomers", "people"),
)


def measure(credit: Mapping[PersonId, int], newcomers: frozenset[PersonId] | None) -> Value:
    """Divide the newcomers by everyone; n counts people."""
    answer = newcomer_share(dict.fromkeys(credit, 1), newcomers, n=len(credit))
    new = len(newcomers & credit.keys()) if newcomers is not None else 0
    return Value(
        value=answer.value,
        n=answer.n,
        why_none=answer.why_none,
        detail={"newcomers": str(new), "people": str(len(credit))},
    )
