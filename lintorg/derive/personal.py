"""Paths and areas that bear somebody's name, which is not told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterator, Mapping
from dataclasses import replace

from lintorg.derive._shared.spellings import folded, spellings
from lintorg.model.facts import Facts, Tree
from lintorg.model.personal import PERSONAL, Personal
from lintorg.model.settings import Settings
from lintorg.model.tables import People, PersonId

SHARED_BY = 3
"""People who worked in a place from whom on it is theirs together, whatever it is called."""


def _worked(facts: Facts, people: People, left_out: Container[str]) -> Iterator[tuple[PersonId, tuple[str, ...]]]:
    """Yield the author and the paths of each commit by a person, but for those left out."""
    author = {commit.hash: people.of.get(commit.author) for commit in facts.commits}
    for commit, paths in facts.touches.paths_by_commit():
        person = author.get(commit)
        if person is not None and commit not in left_out:
            yield person, paths


def personal(facts: Facts, tree: Tree, people: People, settings: Settings, sweeps: frozenset[str]) -> Personal:
    """Return the folders and files that are called as a login, mailbox or full name of somebody in the history.

    Not those that a word of the shipped map names, nor those in which three people worked or more.
    """
    names = _names(people) - _words(settings)
    called = _called({*facts.touches.paths, *tree.paths}, names)
    workers: defaultdict[str, set[PersonId]] = defaultdict(set)
    for person, paths in _worked(facts, people, sweeps) if called else ():
        for place in {place for path in paths for place in called.get(path, ())}:
            workers[place].add(person)
    found = {place for places in called.values() for place in places}
    return Personal(names=names, places=frozenset(one for one in found if len(workers[one]) < SHARED_BY))


def _names(people: People) -> frozenset[str]:
    identities = {*people.of, *(identity for members in people.identities for identity in members)}
    return frozenset(one for identity in identities for one in spellings(identity))


def _words(settings: Settings) -> frozenset[str]:
    """Return the words in the patterns that come with lintorg."""
    patterns = (pattern for area in settings.areas if not area.own for pattern in (area.name, *area.patterns))
    pieces = {piece for pattern in patterns for piece in pattern.split("/")}
    return frozenset(folded(word) for piece in pieces for word in (piece, *re.split(r"[\W_]+", piece)))


def _called(paths: Collection[str], names: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """Return path → its beginnings that end with a person's name, of the paths that have one."""
    known: dict[str, bool] = {}

    def bears(component: str) -> bool:
        if component not in known:
            known[component] = folded(component) in names
        return known[component]

    found = {path: tuple(_beginnings(path, bears)) for path in paths}
    return {path: beginnings for path, beginnings in found.items() if beginnings}


def _beginnings(path: str, bears: Callable[[str], bool]) -> Iterator[str]:
    """Yield the folders above a file that bear a name, and the file where it does, with or without its ending."""
    *folders, file = path.split("/")
    end = 0
    for folder in folders:
        end += len(folder)
        if bears(folder):
            yield path[:end]
        end += 1
    if bears(file) or bears(file.rpartition(".")[0]):
        yield path


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
    for person, paths in _worked(facts, people, sweeps):
        for area in {mapped_area(path) for path in paths} & called:
            workers[area].add(person)
    hidden = {area for area in called if len(workers[area]) < SHARED_BY}
    areas = (replace(area, name=PERSONAL) if area.own and area.name in hidden else area for area in settings.areas)
    return replace(settings, areas=tuple(areas)) if hidden else settings
