"""The commits that a commit does not build on."""

from __future__ import annotations

from collections.abc import Callable, Set

from lintorg.model.facts import Facts


def unreached(facts: Facts) -> Callable[[str], Set[str]]:
    """Return hash → the hashes of what is neither that commit nor reachable from it: few, for a commit of late."""

    def by(start: str) -> Set[str]:
        waiting, left_out = {start}, set()
        for commit in facts.commits:  # children come before their parents
            if commit.hash in waiting:
                waiting.remove(commit.hash)
                waiting.update(commit.parents)
            else:
                left_out.add(commit.hash)
        return left_out

    return by
