"""The tables that derive makes of facts and metrics read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from lintorg.model.facts import Identity

DAY = 86_400
CREDIT_UNITS = 720_720
"""Credit units of one commit: divisible by every number of authors up to 16."""

BUSY = 20
"""Commits that an area needs in a window to be judged."""
FAMILIAR = 3
"""Commits in an area from which on a person knows a little of it."""
_PLACED_SHARE_NEEDED = 0.70
_ENOUGH = 10
"""Commits in an area that are enough to step in, however many its most active person has."""
ACTIVE = 90 * DAY
"""Seconds before a window's end in which a commit anywhere shows that a person is still there."""
OTHER = "other"
"""The area of paths that no area of the map takes."""
TESTS = "tests"
"""The area that core work is expected to change along with."""

AreaMap = Literal["preset", "configured", "folders"]
"""Which map of areas is in force: the shipped one, the user's own, or top-level folders in their place."""
PersonId = int
"""A person's place in the People table; names never leave that table."""


def commits_to_step_in(most: int) -> int:
    """Return how many commits in an area a person needs to step in for somebody with ``most`` there.

    A tenth of theirs, but three at least, and ten are enough.
    """
    return max(FAMILIAR, min(_ENOUGH, -(-most // 10)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The commits with a committer date in (start, end], in seconds UTC; the end is as_of."""

    start: int
    end: int

    def __contains__(self, time: int) -> bool:
        return self.start < time <= self.end

    @property
    def length(self) -> int:
        """Seconds between start and end."""
        return self.end - self.start

    def previous(self) -> Window:
        """Return the window of the same length that ends where this one starts."""
        return Window(start=self.start - self.length, end=self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """One way to read a history; the other readings of a breach change one of these."""

    shared_credit: bool = True
    """Split a commit's credit over its author and co-authors, instead of all to the author."""
    assisted: bool = True
    """Count agent-assisted commits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Two identities taken for one person, and the reason."""

    one: Identity
    other: Identity
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who is who: identities (after .mailmap) to people, with the reason of each merge.

    ``of`` maps every raw identity of authors and co-authors to a person; bots, agents and who is nobody are left out.
    """

    of: Mapping[Identity, PersonId]
    identities: tuple[tuple[Identity, ...], ...]
    """Identities by person id, after .mailmap."""
    merges: tuple[Merge, ...] = ()
    ambiguous: tuple[str, ...] = ()
    """Full names that stand with too many e-mail domains to be merged on."""
    refused: tuple[Merge, ...] = ()
    """What two people have in common that did not make them one, with the reason."""
    bots: frozenset[Identity] = frozenset()
    agents: frozenset[Identity] = frozenset()
    nobody: frozenset[Identity] = frozenset()
    """Placeholders and addresses that take no mail, as commits state them."""
    has_mailmap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """A human, non-merge commit: its people (author first, each once) and the areas it touches.

    ``time`` is the committer date, by which windows go; ``author_time`` the author date, by which roles go.
    """

    hash: str
    time: int
    author_time: int
    people: tuple[PersonId, ...]
    areas: frozenset[str] = frozenset()
    assisted: bool = False
    """A coding agent is the author or a co-author, or the message says that one had a hand in it."""
    crowded: bool = False
    """It names more co-authors than ``co-author-limit``, and is its author's alone."""

    @property
    def author(self) -> PersonId:
        """The commit's author."""
        return self.people[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """The window's commits that count for nobody, by whose they are; and what counts otherwise than it says.

    ``areas`` holds the share of each area's commits that bots, agents alone and nobody authored.
    """

    bots: int = 0
    agents: int = 0
    nobody: int = 0
    copies: int = 0
    crowded: int = 0
    areas: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revert:
    """A commit that takes another back: the other's hash where it is known, and for how long it had stood.

    ``stood`` is in seconds between the two committer dates; ``paths`` are the counted paths that the revert touches.
    """

    of: str | None = None
    stood: int | None = None
    bare: bool = False
    """The message gives no reason."""
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnersLine:
    """A line of a CODEOWNERS file: a pattern, and its owners as written, each once."""

    pattern: str
    owners: tuple[str, ...]
    section: str = ""
    """The heading it stands under, as GitLab has them."""

    @property
    def single(self) -> bool:
        """Whether the only owner is a user or an e-mail, and no team."""
        return len(self.owners) == 1 and not self.owners[0].startswith("@@") and "/" not in self.owners[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeOwners:
    """Whose each live source file is by CODEOWNERS.

    ``of`` maps a file to the last line that matches it; ``unreadable`` counts the lines that no platform takes.
    """

    files: int
    of: Mapping[str, OwnersLine] = field(default_factory=dict)
    unreadable: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIns:
    """Who is still active and has worked in an area, or else in a ``neighbour``: one that changes together with it."""

    here: frozenset[PersonId]
    nearby: frozenset[PersonId] = frozenset()
    neighbour: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """A condition of the history that limits what may be judged.

    ``silences`` holds rule-id prefixes and ``scopes`` the scopes of rules that abstain when active.
    """

    id: str
    name: str
    active: bool
    detail: str
    silences: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()

    def stops(self, rule_id: str, scopes: Iterable[str]) -> bool:
        """Tell whether a rule has to abstain about subjects of the scopes."""
        return self.active and (rule_id.startswith(self.silences) or not set(self.scopes).isdisjoint(scopes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """How well the area map fits: counted touches of the window, and those that no area took."""

    touches: int = 0
    unplaced: int = 0
    folders: Mapping[str, int] = field(default_factory=dict)
    """Unplaced touches by folder, the ten with most."""

    @property
    def placed_share(self) -> float | None:
        """Share of counted touches that an area of the map took; None without touches."""
        return None if not self.touches else 1 - self.unplaced / self.touches

    @property
    def places_little(self) -> bool:
        """Whether so little is placed that nothing can be said of the core as a whole."""
        share = self.placed_share
        return share is not None and share < _PLACED_SHARE_NEEDED
