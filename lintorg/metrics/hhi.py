"""How concentrated the commits are over people."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.metrics._shared.concentration import unbiased_hhi
from lintorg.model.measure import TOO_FEW, Metric, Value
from lintorg.model.tables import Contribution, PersonId

METRIC = Metric(
    title="concentration (HHI)",
    definition="(N·Σp² − 1)/(N − 1) over shares p of credit and N commits: 1 is one person, 0 nobody twice.",
    unit="index",
    scopes=("repo",),
    layer="commits",
    source="Simpson 1949, unbiased form of the Herfindahl-Hirschman index",
    detail=("effective",),
)


def measure(work: tuple[Contribution, ...], credit: Mapping[PersonId, int]) -> Value:
    """Compute the index, and in words the number of equal contributors that would give it."""
    hhi = unbiased_hhi(credit, len(work))
    if hhi is None:
        return Value(value=None, n=len(work), why_none=TOO_FEW)
    detail = {"effective": f"{float(1 / hhi):.1f}"} if hhi > 0 else {}
    return Value(value=float(hhi), n=len(work), detail=detail)
