"""The commit that a window ends with."""

from __future__ import annotations

from lintorg.model.facts import Facts
from lintorg.model.tables import Window


def window_head(facts: Facts, window: Window) -> str | None:
    """Return the newest commit at or before the window's end on the head's line of first parents.

    None when that line begins later, or when a commit on it could not be read.
    """
    line: str | None = facts.head
    for commit in facts.commits:  # children come before their parents
        if commit.hash == line:
            if commit.committer_time <= window.end:
                return commit.hash
            line = commit.parents[0] if commit.parents else None
    return None
