"""Who knows both of two core areas."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from lintorg.model.tables import BUSY, Contribution, PersonId

KNOWS = 2
"""Commits in an area from which on a person counts as knowing it."""


def bridges(
    area_work: Mapping[str, tuple[Contribution, ...]],
    area_people: Mapping[str, Mapping[PersonId, int]],
    core: frozenset[str],
) -> Mapping[tuple[str, str], int]:
    """Return, for each pair of core areas that are both busy, how many people know both."""
    busy = sorted(area for area in core if len(area_work.get(area, ())) >= BUSY)
    knowing = {area: _knowing(area_people[area]) for area in busy}
    return {(one, other): len(knowing[one] & knowing[other]) for one, other in combinations(busy, 2)}


def _knowing(people: Mapping[PersonId, int]) -> frozenset[PersonId]:
    return frozenset(person for person, commits in people.items() if commits >= KNOWS)
