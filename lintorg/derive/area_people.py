"""Commits by area and person over the window, authored and co-authored alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from lintorg.model.tables import Contribution, PersonId


def area_people(area_work: Mapping[str, tuple[Contribution, ...]]) -> Mapping[str, Mapping[PersonId, int]]:
    """Return how many of each area's commits each person wrote or co-wrote."""
    return {
        area: Counter(person for contribution in contributions for person in contribution.people)
        for area, contributions in area_work.items()
    }
