"""How many equal contributors would be as concentrated."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.metrics._shared.concentration import unbiased_hhi
from lintorg.model.measure import TOO_FEW, Metric, Value
from lintorg.model.tables import Contribution, PersonId

METRIC = Metric(
    title="effective contributors",
    definition="1 / hhi; none when hhi is 0 or below.",
    unit="index",
    scopes=("repo",),
    layer="commits",
    source="Hill number of order 2",
)


def measure(work: tuple[Contribution, ...], credit: Mapping[PersonId, int]) -> Value:
    """Invert the concentration."""
    hhi = unbiased_hhi(credit, len(work))
    if hhi is None or hhi <= 0:
        return Value(value=None, n=len(work), why_none=TOO_FEW)
    return Value(value=float(1 / hhi), n=len(work))
