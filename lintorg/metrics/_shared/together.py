"""The files that change when two areas change together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from lintorg.metrics._shared.shares import listing


def files_together(
    pair: tuple[str, str], commits: Iterable[str], area_paths: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> str:
    """Word each area's file that the commits touch most; they touch both areas, and are one or more."""
    words = []
    for area in pair:
        paths = Counter(path for commit in commits for path in area_paths[area].get(commit, ()))
        words.append(min(paths, key=lambda path: (-paths[path], path)))
    return listing(words)
