"""The area that changes together with another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lintorg.model.cochange import RECENT, cochanging
from lintorg.model.tables import Contribution

NEIGHBOUR = ("neighbour", "together", "of")
"""The words that ``neighbour`` gives."""


def neighbour(area: str, contributions: Sequence[Contribution], core: frozenset[str]) -> Mapping[str, str]:
    """Word which area changed together with this one most often in its latest commits, given newest first."""
    for other, times in cochanging(area, contributions, core).items():
        return {"neighbour": other, "together": str(times), "of": str(len(contributions[:RECENT]))}
    return {}
