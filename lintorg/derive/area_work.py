"""The window's commits by the areas they touch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from lintorg.model.tables import Contribution


def area_work(work: tuple[Contribution, ...]) -> Mapping[str, tuple[Contribution, ...]]:
    """Return the commits that touch each area, newest first, areas in alphabetical order."""
    by_area: dict[str, list[Contribution]] = defaultdict(list)
    for contribution in work:
        for area in contribution.areas:
            by_area[area].append(contribution)
    return {area: tuple(by_area[area]) for area in sorted(by_area)}
