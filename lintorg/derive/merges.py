"""The merges of the window."""

from __future__ import annotations

from lintorg.model.facts import Commit, Facts
from lintorg.model.tables import People, Window


def merges(facts: Facts, window: Window, people: People) -> tuple[Commit, ...]:
    """Return the merges by people, newest first; among equal dates in git's order."""
    found = [one for one in facts.commits if one.is_merge and one.committer_time in window and one.author in people.of]
    return tuple(sorted(found, key=lambda one: -one.committer_time))
