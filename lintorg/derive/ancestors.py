"""The commits that a commit builds on."""

from __future__ import annotations

from collections.abc import Callable, Set

from lintorg.model.facts import Facts


def ancestors(facts: Facts) -> Callable[[str], Set[str]]:
    """Return hash → the hashes of that commit and of everything reachable from it."""

    def of(start: str) -> Set[str]:
        reached = {start}
        for commit in facts.commits:  # children come before their parents
            if commit.hash in reached:
                reached.update(commit.parents)
        return reached

    return of
