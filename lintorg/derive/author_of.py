"""Whose each commit is."""

from __future__ import annotations

from collections.abc import Callable

from lintorg.derive._shared.credited import Reader
from lintorg.model.facts import Commit, Facts
from lintorg.model.settings import Settings
from lintorg.model.tables import People, PersonId


def author_of(facts: Facts, people: People, settings: Settings) -> Callable[[Commit], PersonId | None]:
    """Return commit → its author; of what a coding agent or nobody authored, the first of the people who directed it.

    None for commits by bots, and for those that nobody directed.
    """
    reader = Reader(people, settings.co_author_limit)
    others = (one for one in facts.commits if one.author not in people.of and one.trailers)
    directed = {one.hash: who[0] for one in others if (who := reader.people(one)[0])}
    return lambda commit: people.of.get(commit.author, directed.get(commit.hash))
