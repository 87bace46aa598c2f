"""In whose hands files are: what the walk over a history tells of each file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lintorg.model.tables import PersonId


@dataclass(slots=True, kw_only=True)
class HandedFile:
    """One file through a history; times are committer dates, None until it happens.

    ``last`` are the people of its newest commit that counts, ``commits`` the commits that count by person.
    """

    path: str
    last: tuple[PersonId, ...] = ()
    commits: dict[PersonId, int] = field(default_factory=dict)
    founders: tuple[PersonId, ...] = ()
    born: int = 0
    touches: int = 0
    settled: int | None = None
    """Its third touch."""
    shared: int | None = None
    """Its first touch by somebody who did not begin it."""
    deleted: int | None = None


class Handover(NamedTuple):
    """A file that a commit changes, renames or deletes, and who it was with before.

    ``most`` are those with most commits to it until then, where the commit is a fix; the file itself is as the window's
    end finds it.
    """

    file: HandedFile
    kind: str
    last: tuple[PersonId, ...]
    most: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """The files that the window's commits found in somebody's hands, by commit, and the files that were begun in it."""

    found: Mapping[str, tuple[Handover, ...]] = field(default_factory=dict)
    begun: tuple[HandedFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietWork:
    """Earlier work: its commits, the regulars among its people, those of them who went quiet, and their share."""

    commits: int
    regulars: int
    quiet: int
    share: float


class Turn(NamedTuple):
    """A quarter's upkeep: its commits, who made most of them, and that person's share of the credit."""

    commits: int
    person: PersonId | None = None
    share: float = 0.0
