"""How much of a history is read: what lies past that is left out, or the history is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lintorg.mine.tree import MAX_PATHS
from lintorg.model.errors import CannotJudge
from lintorg.model.facts import MinedCommit
from lintorg.model.measure import TOO_LARGE

MOST_UNREAD, MOST_TOUCHES = 10, 6_000_000
"""Commits too large to read, each of which costs seconds, and paths that all commits touch."""
_MORE = "more than lintorg reads"


def without_too_many(mined: MinedCommit) -> MinedCommit:
    """Leave out the paths of a commit that touches more than are read of a tree."""
    too_many = len(mined.touches) > MAX_PATHS
    return mined._replace(touches=(), trouble=TOO_LARGE) if too_many else mined


def within_bounds(mined: Iterable[MinedCommit]) -> Iterator[MinedCommit]:
    """Pass on commits as long as they can be read in bounded time and memory.

    Raises:
        CannotJudge: too many of them are too large to read, or all together touch too many paths.
    """
    unread = touched = 0
    for item in mined:
        unread += item.trouble == TOO_LARGE and not item.touches
        touched += len(item.touches)
        if unread > MOST_UNREAD:
            raise CannotJudge(f"more than {MOST_UNREAD} commits touch more than {MAX_PATHS:,} paths: that is {_MORE}")
        if touched > MOST_TOUCHES:
            raise CannotJudge(f"the commits touch more than {MOST_TOUCHES:,} paths, counted in each: that is {_MORE}")
        yield item
