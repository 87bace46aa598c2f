"""Areas that change together, and the files in which they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from lintorg.metrics._shared.shares import listing
from lintorg.model.cochange import RECENT, cochanging
from lintorg.model.tables import Contribution

NEIGHBOUR = ("neighbour", "together", "of")
"""The words that ``neighbour`` gives."""


def neighbour(area: str, contributions: Sequence[Contribution], core: frozenset[str]) -> Mapping[str, str]:
    """Word which area changed together with this one most often in its latest commits, given newest first."""
    for other, times in cochanging(area, contributions, core).items():
        return {"neighbour": other, "together": str(times), "of": str(len(contributions[:RECENT]))}
    return {}


def files_together(
    pair: tuple[str, str], commits: Iterable[str], area_paths: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> str:
    """Word each area's file that the commits touch most; they touch both areas, and are one or more."""
    words = []
    for area in pair:
        paths = Counter(path for commit in commits for path in area_paths[area].get(commit, ()))
        words.append(min(paths, key=lambda path: (-paths[path], path)))
    return listing(words)
