"""The pairs of core areas whose bridges can be held against chance."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.model.tables import PersonId

KNOWERS = 3
"""People with two commits or more that each area of a pair needs by itself."""


def judged_pairs(
    bridges: Mapping[tuple[str, str], int], area_people: Mapping[str, Mapping[PersonId, int]]
) -> tuple[tuple[str, str], ...]:
    """Return the busy core pairs where each area by itself has three people who know it."""

    def known(area: str) -> bool:
        return sum(commits >= 2 for commits in area_people[area].values()) >= KNOWERS

    return tuple(pair for pair in bridges if known(pair[0]) and known(pair[1]))
