"""Keeps of a history what is about one folder: its paths, and the commits that touch it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lintorg.model.facts import Facts, LineCount, Tree
from lintorg.model.touches import Touch, Touches


def facts_in(facts: Facts, part: str) -> Facts:
    """Return the facts about a folder: all commits, with their touches there; those without one are outside."""
    if not part:
        return facts
    touches = Touches(touches_in(facts.touches, part))
    touching = frozenset(touches.commits)
    elsewhere = frozenset(facts.touches.commits) - touching
    return replace(
        facts,
        touches=touches,
        lines=lines_in(facts.lines, part),
        degraded={commit: why for commit, why in facts.degraded.items() if commit not in elsewhere},
        outside=frozenset(one.hash for one in facts.commits if not one.is_merge and one.hash not in touching),
    )


def touches_in(touches: Iterable[Touch], part: str) -> Iterator[Touch]:
    """Yield the touches in a folder; to be renamed to somewhere else is to be deleted there."""
    start = f"{part}/" if part else ""
    for touch in touches:
        if touch.path.startswith(start):
            yield touch
        elif touch.old_path and touch.old_path.startswith(start):
            yield Touch(touch.hash, touch.old_path, "D")


def lines_in(lines: Iterable[LineCount], part: str) -> tuple[LineCount, ...]:
    """Return the line counts in a folder."""
    return tuple(line for line in lines if line.path.startswith(f"{part}/")) if part else tuple(lines)


def tree_in(tree: Tree, part: str) -> Tree:
    """Return the tree of a folder; the files that say how to read the history stay those of the repository."""
    return replace(tree, paths=tuple(path for path in tree.paths if path.startswith(f"{part}/"))) if part else tree
