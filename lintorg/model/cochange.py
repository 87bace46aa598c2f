"""Which areas change together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lintorg.model.tables import OTHER, Contribution

RECENT = 20
"""Latest commits of an area that say what it changes together with."""
OFTEN = 3
"""Of these, how many must touch another area too."""


def cochanging(area: str, contributions: Sequence[Contribution], core: frozenset[str]) -> dict[str, int]:
    """Return the areas that changed together with this one in its latest commits, most often first, and how often.

    Commits are the area's, newest first. Only core areas stand beside a core area: whoever works there is the
    likeliest second person.
    """
    others = Counter(other for contribution in contributions[:RECENT] for other in contribution.areas if other != area)
    eligible = [
        other
        for other, times in others.items()
        if times >= OFTEN and other != OTHER and (area not in core or other in core)
    ]
    return {other: others[other] for other in sorted(eligible, key=lambda other: (-others[other], other))}
