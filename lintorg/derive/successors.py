"""Who could take areas over, or step in where one needs a second person."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lintorg.derive._shared.most_active import most_active
from lintorg.model import subject
from lintorg.model.cochange import cochanging
from lintorg.model.tables import ACTIVE, FAMILIAR, Contribution, PersonId, StandIns, Window, commits_to_step_in

THIN = 2
"""An area is thin up to this many people who could step in."""


def successors(
    area_work: Mapping[str, tuple[Contribution, ...]],
    area_people: Mapping[str, Mapping[PersonId, int]],
    last_commits: Mapping[PersonId, int],
    window: Window,
) -> Mapping[str, int]:
    """Return how many people, besides the most active one, know each area well enough and are still active."""
    recent = Window(start=window.end - ACTIVE, end=window.end)
    counts = {}
    for area, contributions in area_work.items():
        holder = most_active(contributions, area_people[area])
        needed = commits_to_step_in(area_people[area][holder])
        counts[area] = sum(
            commits >= needed and person != holder and last_commits[person] in recent
            for person, commits in area_people[area].items()
        )
    return counts


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


def stand_ins(
    contributions: tuple[Contribution, ...],
    area_people: Mapping[str, Mapping[PersonId, int]],
    last_commits: Mapping[PersonId, int],
    core: frozenset[str],
    window: Window,
) -> Callable[[str], StandIns]:
    """Return area → people who could step in there or know a little of what is nearby, and are still active.

    They have a commit anywhere in the last 90 days; the area's most active person is among them.
    Nearby is the area that changed together with it most often in its latest commits and has anyone
    else; the commits may lie before the window, for an area at rest.
    """
    recent = Window(start=window.end - ACTIVE, end=window.end)

    def active(area: str, needed: int) -> frozenset[PersonId]:
        commits = area_people.get(area, {})
        return frozenset(person for person, n in commits.items() if n >= needed and last_commits[person] in recent)

    def of(area: str) -> StandIns:
        theirs = [one for one in contributions if area in one.areas and one.time <= window.end]
        here = active(area, commits_to_step_in(max(area_people.get(area, {}).values(), default=0)))
        neighbours = tuple(cochanging(area, theirs, core))
        for neighbour in neighbours:
            if nearby := active(neighbour, FAMILIAR) - here:
                return StandIns(here=here, nearby=nearby, neighbour=neighbour)
        return StandIns(here=here, neighbour=neighbours[0] if neighbours else None)

    return of
