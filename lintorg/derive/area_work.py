"""The window's work by area: commits, people, paths and functions; and what is core or upkeep alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping

from lintorg.derive._shared.credit import COUNTED
from lintorg.model.facts import MethodChange
from lintorg.model.located import Located
from lintorg.model.tables import Contribution, PersonId
from lintorg.model.text import safe


def area_work(work: tuple[Contribution, ...]) -> Mapping[str, tuple[Contribution, ...]]:
    """Return the commits that touch each area, newest first, areas in alphabetical order."""
    by_area: dict[str, list[Contribution]] = defaultdict(list)
    for contribution in work:
        for area in contribution.areas:
            by_area[area].append(contribution)
    return {area: tuple(by_area[area]) for area in sorted(by_area)}


def area_people(area_work: Mapping[str, tuple[Contribution, ...]]) -> Mapping[str, Mapping[PersonId, int]]:
    """Return how many of each area's commits each person wrote or co-wrote."""
    return {
        area: Counter(person for contribution in contributions for person in contribution.people)
        for area, contributions in area_work.items()
    }


def area_paths(
    located: Located,
    work: tuple[Contribution, ...],
    path_class: Callable[[str], str],
    path_area: Callable[[str], str],
) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return area → commit hash → paths, for the window's commits that touch two areas or more."""
    wanted = {contribution.hash for contribution in work if len(contribution.areas) > 1}
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for touch in located.of(wanted):
        if path_class(touch.path) in COUNTED:
            found[path_area(touch.path)][touch.hash].append(touch.path)
    return {area: {commit: tuple(paths) for commit, paths in commits.items()} for area, commits in found.items()}


def area_methods(
    methods: tuple[MethodChange, ...] | None, path_area: Callable[[str], str], located: Located
) -> Mapping[str, tuple[MethodChange, ...]] | None:
    """Return the changed functions of each area, where their files are at the window's end; None if none were mined."""
    if methods is None:
        return None
    by_area: dict[str, list[MethodChange]] = defaultdict(list)
    for change in methods:
        path = located.path(change.hash, change.path)
        by_area[path_area(path)].append(change._replace(path=path, method=safe(change.method)))
    return {area: tuple(changes) for area, changes in by_area.items()}


def core_work(work: tuple[Contribution, ...], core: frozenset[str]) -> tuple[Contribution, ...]:
    """Return the commits with a touch in at least one core area, newest first."""
    return tuple(contribution for contribution in work if contribution.areas & core)


def upkeep_work(work: tuple[Contribution, ...], upkeep: frozenset[str]) -> tuple[Contribution, ...]:
    """Return the commits that touch upkeep areas only, newest first."""
    return tuple(contribution for contribution in work if contribution.areas and contribution.areas <= upkeep)
