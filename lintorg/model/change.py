"""A change as it would land, read against the state that it builds on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lintorg.model.facts import LineCount
from lintorg.model.tables import Contribution, PersonId
from lintorg.model.touches import Touch

RECENT_DAYS = 30
"""Days before a change within which somebody else's lines count as recent work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """Who last wrote the lines that a change deletes: lines by commit, of as many as were looked at."""

    lines: Mapping[str, int]
    files: int = 0
    files_left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The commits of a change, and its net diff; ``time`` is the committer date of its head.

    ``work`` holds its human, non-merge commits, newest first. ``touches`` are the net diff's paths and ``lines`` its
    counts, None where git could not make them. ``reviewers`` are people from trailers and from the review request.
    ``bare_reverts`` are the commits that take an earlier one back without a reason. ``origins`` is None where
    nothing was blamed.
    """

    time: int
    work: tuple[Contribution, ...]
    touches: tuple[Touch, ...]
    lines: tuple[LineCount, ...] | None
    reviewers: frozenset[PersonId] = frozenset()
    bare_reverts: frozenset[str] = frozenset()
    origins: Origins | None = None

    @property
    def people(self) -> frozenset[PersonId]:
        """The change's authors and co-authors."""
        return frozenset(person for contribution in self.work for person in contribution.people)
