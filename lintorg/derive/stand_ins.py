"""Who could step in or review where an area needs a second person."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lintorg.model.cochange import cochanging
from lintorg.model.tables import ACTIVE, FAMILIAR, Contribution, PersonId, StandIns, Window, commits_to_step_in


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
