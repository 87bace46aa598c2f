"""The kinds of work of which nothing is told of a cohort, however many people did it."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.model.cohort import BY_AREA, Kind
from lintorg.model.roster import Roles
from lintorg.model.settings import Settings
from lintorg.model.tables import PersonId


def untold_kinds(
    settings: Settings,
    area_people: Mapping[str, Mapping[PersonId, int]],
    roles: Roles | None,
    withheld_kinds: frozenset[Kind],
) -> frozenset[Kind]:
    """Return the kinds withheld beforehand, or all where a few people worked in an area that the user drew.

    Such an area makes core or upkeep of those few, or takes them out of it.
    """
    peopled = [len(area_people[area.name]) for area in settings.areas if area.own and area_people.get(area.name)]
    return BY_AREA if roles and peopled and min(peopled) < roles.minimum else withheld_kinds
