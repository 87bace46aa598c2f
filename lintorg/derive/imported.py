"""Commits that came from elsewhere: of other histories, and copies of others in this one."""

from __future__ import annotations

from lintorg.derive._shared.prefixes import resolved
from lintorg.model.facts import CHERRY_PICKED, Facts


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


def copies(facts: Facts) -> frozenset[str]:
    """Return the hashes of commits whose message says that they are cherry-picked from a commit of this history.

    A release branch that is merged back brings every change a second time.
    """
    named = [
        (one.hash, trailer.value)
        for one in facts.commits
        if one.trailers and not one.is_merge
        for trailer in one.trailers
        if trailer.token == CHERRY_PICKED
    ]
    originals = resolved(facts.commits, (prefix for _, prefix in named))
    return frozenset(copy for copy, prefix in named if prefix in originals and originals[prefix].hash != copy)
