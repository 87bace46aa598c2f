"""The settings, with no area that bears somebody's name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from lintorg.derive._shared.spellings import folded
from lintorg.derive._shared.workers import SHARED_BY, worked
from lintorg.model.facts import Facts
from lintorg.model.personal import PERSONAL, Personal
from lintorg.model.settings import Settings
from lintorg.model.tables import People, PersonId


def named_settings(
    settings: Settings,
    personal: Personal,
    mapped_area: Callable[[str], str],
    facts: Facts,
    people: People,
    sweeps: frozenset[str],
) -> Settings:
    """Return the settings, each area of the user's own that a person is called like under another name.

    As with folders, three people who worked in it make it theirs together. The same settings where there is none.
    """
    called = {area.name for area in settings.areas if area.own and folded(area.name) in personal.names}
    if not called:
        return settings
    workers: defaultdict[str, set[PersonId]] = defaultdict(set)
    for person, paths in worked(facts, people, sweeps):
        for area in {mapped_area(path) for path in paths} & called:
            workers[area].add(person)
    hidden = {area for area in called if len(workers[area]) < SHARED_BY}
    areas = (replace(area, name=PERSONAL) if area.own and area.name in hidden else area for area in settings.areas)
    return replace(settings, areas=tuple(areas)) if hidden else settings
