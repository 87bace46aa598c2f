"""How much of the work is upkeep."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.metrics._shared.shares import share
from lintorg.model.measure import UNATTRIBUTED, Metric, Value
from lintorg.model.subject import REPO
from lintorg.model.tables import Contribution

METRIC = Metric(
    title="commits that are upkeep only",
    definition=(
        "Of the window's commits, the share that touches upkeep areas (tests, docs and infra, unless the map says "
        "otherwise) and no other area. A commit that touches no source file or notebook is none of them. n counts the "
        "window's commits."
    ),
    unit="share",
    scopes=("repo",),
    version=2,
)


def measure(work: tuple[Contribution, ...], upkeep_work: tuple[Contribution, ...], upkeep: frozenset[str]) -> Value:
    """Divide the upkeep commits by all; no value where the map knows no upkeep."""
    if not upkeep:
        return Value(value=None, n=len(work), why_none=UNATTRIBUTED)
    return share(len(upkeep_work), len(work), n=len(work))


def commits_behind(upkeep_work: tuple[Contribution, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the upkeep commits."""
    return {REPO: tuple(contribution.hash for contribution in upkeep_work)}
