"""The files that existed at a commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from functools import cache

from lintorg.model.facts import Commit, Facts, Tree
from lintorg.model.touches import Touch


def paths_at(
    facts: Facts,
    tree: Tree,
    walk: Callable[..., Iterator[tuple[Commit, Sequence[Touch]]]],
    unreached: Callable[[str], Set[str]],
) -> Callable[[str | None], Sequence[str]]:
    """Return hash → the paths of its tree; none for no commit.

    Exact at the head, whose tree is mined. An earlier tree is the head's with the commits since
    undone: what a merge itself changed since then is not seen.
    """

    @cache
    def at(commit: str | None) -> Sequence[str]:
        if commit is None:
            return ()
        if commit == facts.head:
            return tree.paths
        return _undone(tree.paths, (touches for _, touches in walk(only=unreached(commit))))

    return at


def _undone(paths: Sequence[str], later: Iterator[Sequence[Touch]]) -> list[str]:
    """Return the paths as they were; a path's first touch since tells whether it existed."""
    existed: dict[str, bool] = {}
    for touches in later:
        for touch in touches:
            if touch.old_path is not None:
                existed.setdefault(touch.old_path, True)
        for touch in touches:
            existed.setdefault(touch.path, touch.kind not in "AR")
    kept = {path for path in paths if existed.get(path, True)}
    return sorted(kept.union(path for path, was in existed.items() if was))
