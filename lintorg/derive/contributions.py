"""The commits that count: whose they are, what they touch, whether a coding agent had a hand in them."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.derive._co_authors import CO_AUTHORED_BY, co_author
from lintorg.derive._names import names_nobody, without_assistant
from lintorg.derive._vocabulary import is_agent_mention
from lintorg.model.facts import Commit, Facts
from lintorg.model.tables import Contribution, People, PersonId

ASSISTED_BY = "assisted-by"
_NONE: frozenset[str] = frozenset()


def contributions(
    facts: Facts, people: People, touched_areas: Mapping[str, frozenset[str]]
) -> tuple[Contribution, ...]:
    """Return all commits by people that are no merges, newest first.

    People are the author and then the human co-authors in the order of the trailers, each once. A
    co-author of whom neither name nor e-mail says who it is (``root <root@node7>``) is left out. A
    commit is assisted when an agent is among its co-authors or in Assisted-by, or has put its mark
    on the author's name.
    """
    trailers = _Trailers(people)
    return tuple(
        Contribution(
            hash=commit.hash,
            time=commit.committer_time,
            people=_people(people.of[commit.author], commit, trailers),
            areas=touched_areas.get(commit.hash, _NONE),
            assisted=trailers.assisted(commit),
        )
        for commit in facts.commits
        if commit.author in people.of and not commit.is_merge
    )


def _people(author: PersonId, commit: Commit, trailers: _Trailers) -> tuple[PersonId, ...]:
    if not commit.trailers:
        return (author,)
    return tuple(dict.fromkeys((author, *trailers.co_authors(commit))))


class _Trailers:
    """What trailers say of a commit; each value is read once, for a history repeats them."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._persons: dict[str, PersonId | None] = {}
        self._agents: dict[tuple[str, str], bool] = {}

    def co_authors(self, commit: Commit) -> list[PersonId]:
        """Return the people among a commit's co-authors."""
        found = (self._person(value) for token, value in commit.trailers if token == CO_AUTHORED_BY)
        return [person for person in found if person is not None]

    def assisted(self, commit: Commit) -> bool:
        """Tell whether a coding agent had a hand in a commit."""
        if any(self._is_agent(token, value) for token, value in commit.trailers):
            return True
        return commit.author.name != without_assistant(commit.author.name)

    def _person(self, value: str) -> PersonId | None:
        if value not in self._persons:
            identity = co_author(value)
            known = identity is not None and not names_nobody(identity)
            self._persons[value] = self._people.of.get(identity) if identity and known else None
        return self._persons[value]

    def _is_agent(self, token: str, value: str) -> bool:
        if token not in (CO_AUTHORED_BY, ASSISTED_BY):
            return False
        if (token, value) not in self._agents:
            by_name = token == ASSISTED_BY and is_agent_mention(value)
            self._agents[token, value] = by_name or co_author(value) in self._people.agents
        return self._agents[token, value]
