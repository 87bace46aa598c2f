"""Commits that sweep over the tree: they say little about who knows what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from lintorg.derive._shared.counted import COUNTED
from lintorg.model.facts import Facts, Tree

_MANY_PATHS = 50


def sweeps(facts: Facts, tree: Tree, path_class: Callable[[str], str]) -> frozenset[str]:
    """Return the hashes of commits of whose touches only the added files count.

    They change, rename or delete more than 50 counted paths, or stand in the head's .git-blame-ignore-revs.
    """
    listed = set(_listed(tree.texts.get(".git-blame-ignore-revs", "")))
    listed.intersection_update(commit.hash for commit in facts.commits)
    return frozenset(listed.union(_large(facts, path_class)))


def _listed(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if name := line.partition("#")[0].strip():
            yield name.lower()


def _large(facts: Facts, path_class: Callable[[str], str]) -> Iterator[str]:
    touches = facts.touches
    large = {commit for commit, size in zip(touches.commits, touches.sizes(), strict=True) if size > _MANY_PATHS}
    paths = Counter(
        touch.hash for touch in touches.of(large) if touch.kind != "A" and path_class(touch.path) in COUNTED
    )
    return (commit for commit, number in paths.items() if number > _MANY_PATHS)
