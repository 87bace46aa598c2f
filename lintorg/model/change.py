"""A change as it would land, read against the state that it builds on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

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
    """The commits of a change, and its net diff; ``time`` is its head's committer date, or its target's if earlier.

    ``work`` holds its human, non-merge commits, newest first. ``touches`` are the net diff's paths and ``lines`` its
    counts, None where git could not make them. ``reviewers`` are people from trailers and from the review request,
    ``asked`` those of the request alone, and ``strangers`` whom the history before the change does not know: they
    settle nothing, and are no reviewers. ``bare_reverts`` are the commits that take an earlier one back without a
    reason. ``origins`` is None where nothing was blamed.
    """

    time: int
    work: tuple[Contribution, ...]
    touches: tuple[Touch, ...]
    lines: tuple[LineCount, ...] | None
    reviewers: frozenset[PersonId] = frozenset()
    asked: frozenset[PersonId] = frozenset()
    strangers: frozenset[PersonId] = frozenset()
    bare_reverts: frozenset[str] = frozenset()
    origins: Origins | None = None

    @property
    def people(self) -> frozenset[PersonId]:
        """The change's authors and co-authors whom the history knows."""
        return frozenset(person for contribution in self.work for person in contribution.people) - self.strangers

    @property
    def unattributed(self) -> bool:
        """Whether there is something in it and no human commit: it is by agents, bots or merges alone."""
        return bool(self.touches) and not self.work

    def without_trailers(self) -> Change:
        """Return the change as it would be had its messages no trailers: authors, and who was asked to review."""
        alone = tuple(replace(one, people=one.people[:1]) for one in self.work)
        return replace(self, work=alone, reviewers=self.asked)
