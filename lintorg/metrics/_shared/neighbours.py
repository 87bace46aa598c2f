"""The area that changes together with another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from lintorg.model.tables import OTHER, Contribution

NEIGHBOUR = ("neighbour", "together", "of")
"""The words that ``neighbour`` gives."""
_RECENT = 20
_OFTEN = 3


def neighbour(area: str, contributions: Sequence[Contribution], core: frozenset[str]) -> Mapping[str, str]:
    """Word which area changed together with this one most often in its latest commits.

    Commits are the area's, newest first. A core area's neighbour is a core area: whoever works
    there is the likeliest second person.
    """
    recent = contributions[:_RECENT]
    others = Counter(other for contribution in recent for other in contribution.areas if other != area)
    eligible = [other for other in others if other != OTHER and (area not in core or other in core)]
    best = min(eligible, key=lambda other: (-others[other], other), default=None)
    if best is None or others[best] < _OFTEN:
        return {}
    return {"neighbour": best, "together": str(others[best]), "of": str(len(recent))}
