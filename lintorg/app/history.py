"""Mines what a scan needs: all commits and touches, the head's tree, and the window's lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

from lintorg.app.measuring import table_makers
from lintorg.mine.bulk import MISSING_OBJECTS, mine_history, mine_lines
from lintorg.mine.tree import mine_tree
from lintorg.mine.view import View
from lintorg.model.facts import Facts, LineCount, Touch, Tree
from lintorg.model.settings import Settings
from lintorg.model.tables import Window
from lintorg.wiring import Tables

_SPARED_NAMES = 8
_PLAIN_NAME = re.compile(r"[\w.+-]+", re.ASCII)  # nothing that a glob would read otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A mined history, and the window that a story judges."""

    facts: Facts
    tree: Tree
    window: Window


def read_history(
    view: View,
    settings: Settings,
    window_of: Callable[[int], Window],
    *,
    jobs: int,
    lines: bool = True,
    progress: Callable[[str, int, int], None] | None = None,
) -> History:
    """Mine a repository; ``window_of`` gives the window for the head's committer date."""
    staged = partial(partial, progress) if progress else None
    facts = mine_history(view, jobs=jobs, progress=staged("commits") if staged else None)
    tree = mine_tree(view)
    window = window_of(_head_time(facts))
    if lines:
        facts = _with_lines(view, facts, tree, settings, window, jobs, staged("lines") if staged else None)
    return History(facts=facts, tree=tree, window=window)


def _head_time(facts: Facts) -> int:
    return next((commit.committer_time for commit in facts.commits if commit.hash == facts.head), 0)


def _with_lines(
    view: View,
    facts: Facts,
    tree: Tree,
    settings: Settings,
    window: Window,
    jobs: int,
    progress: Callable[[int, int], None] | None,
) -> Facts:
    """Add the line counts of the window's source files."""
    path_class = cast(
        "Callable[[str], str]", Tables(table_makers(), {"tree": tree, "settings": settings})["path_class"]
    )

    def counted(path: str) -> bool:
        return path_class(path) == "source"

    wanted = [commit.hash for commit in facts.commits if not commit.is_merge and commit.committer_time in window]
    touches = touches_of(facts, wanted)
    spared = file_names_to_spare(touches, counted)
    # With its old path spared, git would count a renamed file as new: such commits are diffed whole.
    crossing = {touch.hash for touch in touches if touch.old_path and counted(touch.path) != counted(touch.old_path)}
    part = [commit for commit in wanted if commit not in crossing]
    whole = [commit for commit in wanted if commit in crossing]
    counts = mine_lines(view, part, spared, jobs=jobs, progress=progress) | mine_lines(view, whole, jobs=jobs)
    return _add(facts, counts, touches, counted)


def touches_of(facts: Facts, commits: Iterable[str]) -> list[Touch]:
    """Return the touches of some commits."""
    wanted = set(commits)
    return [touch for touch in facts.touches if touch.hash in wanted]


def file_names_to_spare(touches: Iterable[Touch], counted: Callable[[str], bool]) -> tuple[str, ...]:
    """Return pathspecs for the file names that git had best not diff: often touched, never counted.

    A few: git tries every path on every one, and past some eight that costs more than it spares.
    """
    names: Counter[str] = Counter()
    needed = set()
    for touch in touches:
        name = touch.path.rpartition("/")[2]
        if counted(touch.path):
            needed.add(name)
        elif _PLAIN_NAME.fullmatch(name):
            names[name] += 1
    spared = [name for name in sorted(names, key=lambda name: (-names[name], name)) if name not in needed]
    return tuple(f":(exclude,glob)**/{name}" for name in spared[:_SPARED_NAMES])


def _add(
    facts: Facts,
    counts: Mapping[str, tuple[LineCount, ...] | None],
    touches: Iterable[Touch],
    counted: Callable[[str], bool],
) -> Facts:
    """Add line counts to the facts; where git could not diff a commit, its lines are unknown."""
    unread = {commit for commit, lines in counts.items() if lines is None}
    lines = [line for found in counts.values() for line in found or () if counted(line.path)]
    lines += [
        LineCount(touch.hash, touch.path, None, None)
        for touch in touches
        if touch.hash in unread and counted(touch.path)
    ]
    degraded = dict(facts.degraded) | dict.fromkeys(sorted(unread), MISSING_OBJECTS)
    return replace(facts, lines=tuple(lines), degraded=degraded)
