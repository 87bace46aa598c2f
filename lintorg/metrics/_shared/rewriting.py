"""Lines that a change deletes and somebody else wrote a short time ago."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lintorg.model.change import RECENT_DAYS, Change
from lintorg.model.facts import LineCount
from lintorg.model.tables import DAY, Contribution

NO_BLAME = "no_blame"


class Rewriting(NamedTuple):
    """Deleted lines: in all, of recent work of others, and those that were not looked at."""

    deleted: int
    recent: int
    left: int


def rewriting(
    change: Change,
    lines: Sequence[LineCount],
    contributions: Sequence[Contribution],
    sweeps: frozenset[str],
) -> Rewriting | None:
    """Count the deleted lines by whose and how old they are; None where nothing was blamed.

    Recent is what was last written in the 30 days before the change's last commit by people none of whom has a part in
    it, as author, co-author or reviewer. Sweeps and bots write nobody's work.
    """
    if change.origins is None:
        return None
    deleted = sum(line.deleted or 0 for line in lines)
    ours = change.people | change.reviewers
    start = change.time - RECENT_DAYS * DAY
    theirs = {
        commit.hash
        for commit in contributions
        if commit.time > start and commit.hash not in sweeps and not ours.intersection(commit.people)
    }
    origins: Mapping[str, int] = change.origins.lines
    recent = sum(number for commit, number in origins.items() if commit in theirs)
    return Rewriting(deleted, recent, max(0, deleted - sum(origins.values())))
