"""The commits of other histories that were merged into this one."""

from __future__ import annotations

from lintorg.model.facts import Facts


def imported(facts: Facts) -> frozenset[str]:
    """Return the hashes of commits that build on nothing of what the head's first parents began with.

    A library that `git subtree` brings in with its history has a root of its own, as each of two repositories that
    were joined into one.
    """
    present = {commit.hash for commit in facts.commits}
    roots = [commit.hash for commit in facts.commits if present.isdisjoint(commit.parents)]
    if len(roots) < 2:
        return frozenset()
    own = {_beginning(facts, present)}
    for commit in reversed(facts.commits):  # parents come before their children
        if not own.isdisjoint(commit.parents):
            own.add(commit.hash)
    return frozenset(present - own)


def _beginning(facts: Facts, present: set[str]) -> str:
    """Return the commit that following first parents from the head ends at."""
    at = facts.head
    for commit in facts.commits:  # children come before their parents
        if commit.hash == at and commit.parents and commit.parents[0] in present:
            at = commit.parents[0]
    return at
