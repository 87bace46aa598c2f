"""What git history says, with nothing inferred: commits, touched paths, changed lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from lintorg.model.reverts import lands_again, says_revert
from lintorg.model.touches import Touch, Touches

CHERRY_PICKED, AUTHORED_WITH = "cherry-picked-from", "authored-with"
"""Tokens of what a message says outside of trailers: the hash of its original, and what it was made with."""


class Identity(NamedTuple):
    """A name and an e-mail exactly as a commit carries them."""

    name: str
    email: str


class Trailer(NamedTuple):
    """One ``Token: value`` line of a commit message; the token is lower-cased."""

    token: str
    value: str


class Commit(NamedTuple):
    """One commit; times are seconds since 1970 UTC, zone offsets are dropped at parse."""

    hash: str
    parents: tuple[str, ...]
    author: Identity
    author_time: int
    committer: Identity
    committer_time: int
    subject: str
    trailers: tuple[Trailer, ...] = ()
    reverts: str | None = None
    """Hash, or prefix of one, that git's own sentence in the message names."""
    revert_bare: bool = False
    """The commit is a revert and its message gives no reason."""

    @property
    def is_merge(self) -> bool:
        """Whether the commit has more than one parent."""
        return len(self.parents) > 1

    @property
    def is_revert(self) -> bool:
        """Whether its message says that it reverts another commit, and not that it lands one again."""
        stated = self.reverts is not None or says_revert(self.subject)
        return stated and not lands_again(self.subject)


class LineCount(NamedTuple):
    """Lines added to and deleted from a path in a commit; None when git cannot count them."""

    hash: str
    path: str
    added: int | None
    deleted: int | None


class MethodChange(NamedTuple):
    """One function or method with lines changed in a commit, by its name without parameters.

    ``path`` is the file's path after the commit, or before it where the commit deletes the file.
    """

    hash: str
    path: str
    method: str


class MinedMethods(NamedTuple):
    """The methods that one commit changes; ``unread`` are the wanted paths of which nothing is known."""

    hash: str
    methods: tuple[MethodChange, ...] = ()
    unread: tuple[str, ...] = ()


class ReplayedMerge(NamedTuple):
    """What one merge gave when it was made again: whether it was clean, and the paths in conflict.

    ``clean`` is None where git could not make it. A conflict may name no path.
    """

    hash: str
    clean: bool | None
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Replays:
    """The merges that were made again, newest first; ``why_none`` is the reason code where that was not done."""

    merges: tuple[ReplayedMerge, ...] = ()
    why_none: str | None = None


UNTRUE = "untrue"
"""The reason code of a commit that is skipped because its object does not hash to its name."""


class MinedCommit(NamedTuple):
    """What a miner made of one hash: nothing at all for a skipped commit, which has no ``commit``.

    ``trouble`` is the reason code of a degraded or skipped commit.
    """

    hash: str
    commit: Commit | None
    touches: tuple[Touch, ...] = ()
    trouble: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A history as mined, newest commit first, in ``git rev-list --topo-order`` order.

    Every commit reachable from ``head`` is in ``commits``, or its hash is in ``skipped``. A commit
    in ``degraded`` is in ``commits`` too, with exact renames only or unknown line counts. Both map
    a hash to a reason code.
    """

    head: str
    commits: tuple[Commit, ...]
    touches: Touches = field(default_factory=Touches)
    lines: tuple[LineCount, ...] = ()
    degraded: Mapping[str, str] = field(default_factory=dict)
    skipped: Mapping[str, str] = field(default_factory=dict)
    outside: frozenset[str] = frozenset()
    """The commits, merges aside, that touch nothing of the part that is judged; none where that is everything."""

    @property
    def inside(self) -> tuple[Commit, ...]:
        """The commits that may count."""
        return tuple(one for one in self.commits if one.hash not in self.outside) if self.outside else self.commits


def facts_of(head: str, mined: Iterable[MinedCommit]) -> Facts:
    """Return the facts of a whole walk, one mined commit for each hash that git lists, in git's order.

    What is mined is read once, one commit at a time: of a million there need never be two copies.
    """
    commits: list[Commit] = []
    degraded: dict[str, str] = {}
    skipped: dict[str, str] = {}

    def touched() -> Iterator[Touch]:
        for item in mined:
            yield from item.touches
            if item.commit is None:
                skipped[item.hash] = item.trouble or ""
                continue
            commits.append(item.commit)
            if item.trouble:
                degraded[item.hash] = item.trouble

    touches = Touches(touched())
    return Facts(head=head, commits=tuple(commits), touches=touches, degraded=degraded, skipped=skipped)


@lru_cache(maxsize=1 << 16)
def one_identity(name: str, email: str) -> Identity:
    """Return an identity, the same object for the same words: a few people make a million commits."""
    return Identity(name, email)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """What the head's tree holds: its file paths and the few small files lintorg reads there."""

    paths: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    """Content by path of .mailmap, every .gitattributes, .git-blame-ignore-revs, CODEOWNERS and .lintorg/opt-out."""
    unread: tuple[str, ...] = ()
    """Those of them that are there and could not be read: too large, or missing as an object."""
