"""Who knows both of two core areas, whatever the window."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from lintorg.model.tables import BUSY, Contribution, PersonId

KNOWS = 2
"""Commits in an area from which on a person counts as knowing it."""


def bridging(work: Iterable[Contribution], core: frozenset[str]) -> Mapping[tuple[str, str], int]:
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
