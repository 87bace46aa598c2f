"""The core areas in which few people besides their most active one could step in."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.derive._shared.most_active import most_active
from lintorg.model import subject
from lintorg.model.tables import Contribution, PersonId

THIN = 2
"""An area is thin up to this many people who could step in."""


def thin_areas(
    area_work: Mapping[str, tuple[Contribution, ...]],
    area_people: Mapping[str, Mapping[PersonId, int]],
    successors: Mapping[str, int],
    standing: Mapping[str, str | None],
    core: frozenset[str],
) -> Mapping[str, PersonId]:
    """Return each thin area's most active person, without areas below the minimum sample."""
    return {
        area: most_active(work, area_people[area])
        for area, work in area_work.items()
        if area in core and successors[area] <= THIN and standing[subject.area(area)] is None
    }
