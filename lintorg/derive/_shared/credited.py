"""Reads whose a commit is, and whether a coding agent had a hand in it."""

from __future__ import annotations

from collections.abc import Iterator

from lintorg.derive._shared.names import without_assistant
from lintorg.derive._shared.trailers import CO_AUTHORS, co_authors
from lintorg.derive._shared.vocabulary import is_agent_mention
from lintorg.model.facts import AUTHORED_WITH, Commit, Identity, Trailer
from lintorg.model.tables import People, PersonId

ASSISTED_BY = frozenset(
    {"assisted-by", "generated-by", "made-with", "ai-assisted-by", "claude-generated-by", AUTHORED_WITH}
)
"""Tokens of the trailers in which a product's name says that an agent had a hand in the commit."""
SESSIONS = frozenset({"claude-session", "copilot-session", "amp-thread-id", "amp-thread", "agent-logs-url"})
"""Tokens that agents alone write."""


class Reader:
    """What commits say of their people; each trailer value is read once, for a history repeats them."""

    def __init__(self, people: People, limit: int) -> None:
        self._of, self._agents, self._bots, self._limit = people.of, people.agents, people.bots, limit
        self._marked = {author for author in people.of if without_assistant(author.name) != author.name}
        self._alone: dict[PersonId, tuple[PersonId]] = {}
        self._named: dict[str, tuple[Identity, ...]] = {}
        self._assisting: dict[Trailer, bool] = {}

    def people(self, commit: Commit) -> tuple[tuple[PersonId, ...], bool]:
        """Return a commit's author and human co-authors, and whether there are too many to credit them.

        Nobody for what a bot or an agent alone made.
        """
        author = self._of.get(commit.author)
        if not commit.trailers:
            return () if author is None else self._alone.setdefault(author, (author,)), False
        found = (self._of.get(one) for one in self._co_authors(commit))
        others = tuple(dict.fromkeys(person for person in found if person is not None and person != author))
        if author is None:
            return () if commit.author in self._bots else others, False
        crowded = len(others) > self._limit
        return (author,) if crowded else (author, *others), crowded

    def assisted(self, commit: Commit) -> bool:
        """Tell whether a coding agent had a hand in a commit."""
        return (
            commit.author in self._marked or commit.author in self._agents or any(map(self._assists, commit.trailers))
        )

    def _co_authors(self, commit: Commit) -> Iterator[Identity]:
        for token, value in commit.trailers:
            if token in CO_AUTHORS:
                if value not in self._named:
                    self._named[value] = co_authors(value)
                yield from self._named[value]

    def _assists(self, trailer: Trailer) -> bool:
        if trailer not in self._assisting:
            self._assisting[trailer] = self._says_agent(*trailer)
        return self._assisting[trailer]

    def _says_agent(self, token: str, value: str) -> bool:
        if token in CO_AUTHORS:
            return not self._agents.isdisjoint(co_authors(value))
        if token in ASSISTED_BY:
            return is_agent_mention(value) or not self._agents.isdisjoint(co_authors(value))
        return token in SESSIONS
