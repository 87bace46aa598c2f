"""Who knows both of two core areas, now and before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from lintorg.model.tables import BUSY, Contribution, Lens, PersonId, Window

KNOWS = 2
"""Commits in an area from which on a person counts as knowing it."""
KNOWERS = 3
"""People with two commits or more that each area of a pair needs by itself."""


def _bridging(work: Iterable[Contribution], core: frozenset[str]) -> Mapping[tuple[str, str], int]:
    """Return, for each pair of core areas that are both busy, how many people know both."""
    commits: Counter[str] = Counter()
    people: dict[str, Counter[PersonId]] = defaultdict(Counter)
    for contribution in work:
        for area in contribution.areas & core:
            commits[area] += 1
            people[area].update(contribution.people)
    busy = sorted(area for area, number in commits.items() if number >= BUSY)
    knowing = {area: {person for person, number in people[area].items() if number >= KNOWS} for area in busy}
    return {(one, other): len(knowing[one] & knowing[other]) for one, other in combinations(busy, 2)}


def bridges(core_work: tuple[Contribution, ...], core: frozenset[str]) -> Mapping[tuple[str, str], int]:
    """Return, for each pair of core areas that are both busy, how many people know both."""
    return _bridging(core_work, core)


def bridges_before(
    contributions: tuple[Contribution, ...], window: Window, lens: Lens, core: frozenset[str]
) -> Mapping[tuple[str, str], int]:
    """Return, for each pair of core areas that were both busy, how many people knew both."""
    before = window.previous()
    work = (one for one in contributions if one.time in before and (lens.assisted or not one.assisted))
    return _bridging(work, core)


def judged_pairs(
    bridges: Mapping[tuple[str, str], int], area_people: Mapping[str, Mapping[PersonId, int]]
) -> tuple[tuple[str, str], ...]:
    """Return the busy core pairs where each area by itself has three people who know it."""

    def known(area: str) -> bool:
        return sum(commits >= 2 for commits in area_people[area].values()) >= KNOWERS

    return tuple(pair for pair in bridges if known(pair[0]) and known(pair[1]))
