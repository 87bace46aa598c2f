"""The commits that count: whose they are, what they touch, whether a coding agent had a hand in them."""

from __future__ import annotations

from collections.abc import Callable

from lintorg.derive._shared.co_authors import CO_AUTHORED_BY, co_author
from lintorg.derive._shared.names import names_nobody, without_assistant
from lintorg.derive._shared.touched_areas import touched_areas
from lintorg.derive._shared.vocabulary import is_agent_mention
from lintorg.model.facts import Commit, Facts, Trailer
from lintorg.model.tables import Contribution, People, PersonId

ASSISTED_BY = "assisted-by"


def contributions(
    facts: Facts,
    people: People,
    path_class: Callable[[str], str],
    path_area: Callable[[str], str],
    mass_edits: frozenset[str],
) -> tuple[Contribution, ...]:
    """Return all commits by people that are no merges, newest first.

    People are the author and then the human co-authors in the order of the trailers, each once. A
    co-author of whom neither name nor e-mail says who it is (``root <root@node7>``) is left out. A
    commit is assisted when an agent is among its co-authors or in Assisted-by, or has put its mark
    on the author's name.
    """
    reader = _Reader(people)
    areas = touched_areas(facts.touches, path_class, path_area, mass_edits)
    return tuple(
        Contribution(
            hash=commit.hash,
            time=commit.committer_time,
            author_time=commit.author_time,
            people=reader.people(commit),
            areas=areas(commit.hash),
            assisted=reader.assisted(commit),
        )
        for commit in facts.commits
        if commit.author in people.of and not commit.is_merge
    )


class _Reader:
    """What commits say of their people; each trailer value is read once, for a history repeats them."""

    def __init__(self, people: People) -> None:
        self._of, self._agents = people.of, people.agents
        self._marked = {author for author in people.of if without_assistant(author.name) != author.name}
        self._alone: dict[PersonId, tuple[PersonId]] = {}
        self._persons: dict[str, PersonId | None] = {}
        self._assisting: dict[Trailer, bool] = {}

    def people(self, commit: Commit) -> tuple[PersonId, ...]:
        """Return a commit's author and human co-authors."""
        author = self._of[commit.author]
        if not commit.trailers:
            return self._alone.setdefault(author, (author,))
        found = (self._person(value) for token, value in commit.trailers if token == CO_AUTHORED_BY)
        return tuple(dict.fromkeys((author, *(person for person in found if person is not None))))

    def assisted(self, commit: Commit) -> bool:
        """Tell whether a coding agent had a hand in a commit."""
        return commit.author in self._marked or any(map(self._assists, commit.trailers))

    def _person(self, value: str) -> PersonId | None:
        if value not in self._persons:
            identity = co_author(value)
            self._persons[value] = None if identity is None or names_nobody(identity) else self._of.get(identity)
        return self._persons[value]

    def _assists(self, trailer: Trailer) -> bool:
        if trailer.token not in (CO_AUTHORED_BY, ASSISTED_BY):
            return False
        if trailer not in self._assisting:
            mention = trailer.token == ASSISTED_BY and is_agent_mention(trailer.value)
            self._assisting[trailer] = mention or co_author(trailer.value) in self._agents
        return self._assisting[trailer]
