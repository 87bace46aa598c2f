"""The code files that exist at the window's end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set

from lintorg.model.facts import Commit, Facts, Tree
from lintorg.model.touches import Touch


def live_code(
    facts: Facts,
    tree: Tree,
    window_head: str | None,
    walk: Callable[..., Iterator[tuple[Commit, Sequence[Touch]]]],
    unreached: Callable[[str], Set[str]],
    code_file: Callable[[str], bool],
) -> tuple[str, ...]:
    """Return the source files of a programming language in the tree of the window's last commit.

    Exact at the head, whose tree is mined. An earlier tree is the head's with the commits since
    undone: what a merge itself changed since then is not seen.
    """
    if window_head is None:
        return ()
    paths: Sequence[str] = tree.paths
    if window_head != facts.head:
        later = (touches for _, touches in walk(only=unreached(window_head)))
        paths = _undone(tree.paths, later)
    return tuple(filter(code_file, paths))


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
