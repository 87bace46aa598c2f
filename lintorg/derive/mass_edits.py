"""Commits that move or reformat the tree: they say nothing about who knows what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from lintorg.derive._shared.counted import COUNTED
from lintorg.model.facts import Facts, Tree

_MANY_PATHS = 50
_RENAMED_PERCENT = 90


def mass_edits(facts: Facts, tree: Tree, path_class: Callable[[str], str]) -> frozenset[str]:
    """Return the hashes of commits whose touches are left out.

    More than 50 counted paths of which at least 90 % are renames, or listed in the head's
    .git-blame-ignore-revs.
    """
    listed = set(_listed(tree.texts.get(".git-blame-ignore-revs", "")))
    listed.intersection_update(commit.hash for commit in facts.commits)
    return frozenset(listed.union(_mass_renames(facts, path_class)))


def _listed(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if name := line.partition("#")[0].strip():
            yield name.lower()


def _mass_renames(facts: Facts, path_class: Callable[[str], str]) -> Iterator[str]:
    touches = facts.touches
    large = {commit for commit, size in zip(touches.commits, touches.sizes(), strict=True) if size > _MANY_PATHS}
    counted = [touch for touch in touches.of(large) if path_class(touch.path) in COUNTED]
    paths = Counter(touch.hash for touch in counted)
    renames = Counter(touch.hash for touch in counted if touch.kind == "R")
    for commit, number in paths.items():
        if number > _MANY_PATHS and renames[commit] * 100 >= number * _RENAMED_PERCENT:
            yield commit
