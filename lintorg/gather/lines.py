"""Adds the line counts of the window's source files to mined facts."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from hashlib import sha256

from lintorg.derive._shared.attributes import attributes_texts
from lintorg.derive.paths import path_class
from lintorg.gather.mining import drill
from lintorg.mine import bulk
from lintorg.mine.view import View
from lintorg.model.facts import Facts, LineCount, Tree
from lintorg.model.measure import MISSING_OBJECTS, TOO_LARGE
from lintorg.model.options import Mining
from lintorg.model.settings import Settings
from lintorg.model.tables import Window
from lintorg.model.touches import Touches
from lintorg.store.history import HistoryStore
from lintorg.store.lines import lines_store

_SPARED_NAMES = 8
_OFTEN = 50  # commits that share one touch of a name that is worth sparing
_MANY_PATHS = 1_000  # of one commit, on a command line
_PLAIN_NAME = re.compile(r"[\w.+-]+", re.ASCII)  # nothing that a glob would read otherwise
Counts = Mapping[str, tuple[LineCount, ...] | None]


def with_lines(
    view: View,
    facts: Facts,
    tree: Tree,
    settings: Settings,
    window: Window,
    mining: Mining,
    history: HistoryStore | None,
) -> Facts:
    """Return the facts with the line counts of the window's commits, from the cache where it has them."""
    unread = {commit for commit, why in facts.degraded.items() if why == TOO_LARGE}.difference(facts.touches.commits)
    wanted = [
        commit.hash
        for commit in facts.commits
        if not commit.is_merge and commit.committer_time in window and commit.hash not in unread
    ]
    touches = touches_of(facts, wanted)
    counts = line_counts(view, wanted, touches, facts.degraded, tree, settings, mining, history)
    return _add(facts, counts, wanted, touches, _counted(tree, settings))


def line_counts(
    view: View,
    wanted: list[str],
    touches: Touches,
    degraded: Collection[str],
    tree: Tree,
    settings: Settings,
    mining: Mining,
    history: HistoryStore | None,
) -> Counts:
    """Return the line counts of the source files of commits that are no merges, from the cache where it has them.

    Of the ``degraded`` ones only exact renames are known.
    """
    store = lines_store(history, _classes_key(tree, settings)) if history else None
    known: dict[str, tuple[LineCount, ...] | None] = {**store.load(wanted)} if store else {}
    missing = [commit for commit in wanted if commit not in known]
    mining.counts.update(lines_known=len(known), lines_mined=len(missing))
    mined = _mine(view, missing, touches, degraded, _counted(tree, settings), mining)
    if store:
        mining.keep(lambda: store.save(mined))
    return {**known, **mined}


def net_line_counts(view: View, merges: Mapping[str, str], mining: Mining, history: HistoryStore | None) -> Counts:
    """Return what merges change against their first parents, given by merge: of all files, from the cache too."""
    store = lines_store(history, "net") if history else None
    known: dict[str, tuple[LineCount, ...] | None] = {**store.load(merges)} if store else {}
    missing = [f"{merge} {parent}" for merge, parent in merges.items() if merge not in known]
    found = bulk.mine_lines(view, missing, jobs=mining.jobs, progress=mining.stage("lines of merges"))
    mined = {pair.partition(" ")[0]: lines for pair, lines in found.items()}
    if store:
        mining.keep(lambda: store.save(mined))
    return {**known, **mined}


def touches_of(facts: Facts, commits: Iterable[str]) -> Touches:
    """Return the touches of some commits."""
    return facts.touches.of(frozenset(commits))


def file_names_to_spare(touches: Touches, counted: Callable[[str], bool]) -> tuple[str, ...]:
    """Return pathspecs for the file names that git had best not diff: often touched, never counted.

    A few: git tries every path on every one, and past some eight, or for what few commits touch, that costs more than
    it spares.
    """
    names: Counter[str] = Counter()
    needed = set()
    for touch in touches:
        name = touch.path.rpartition("/")[2]
        if counted(touch.path):
            needed |= {name, (touch.old_path or touch.path).rpartition("/")[2]}
        elif _PLAIN_NAME.fullmatch(name):
            names[name] += 1
    often = [name for name, times in names.items() if times * _OFTEN >= len(touches.commits) and name not in needed]
    spared = sorted(often, key=lambda name: (-names[name], name))
    return tuple(f":(exclude,glob)**/{name}" for name in spared[:_SPARED_NAMES])


def _counted(tree: Tree, settings: Settings) -> Callable[[str], bool]:
    class_of, start = path_class(settings=settings, tree=tree), f"{settings.part}/" if settings.part else ""
    return lambda path: path.startswith(start) and class_of(path) == "source"


def _classes_key(tree: Tree, settings: Settings) -> str:
    """Hash what decides which paths are counted."""
    classes = [(item.name, item.patterns) for item in settings.classes]
    part = [settings.part] if settings.part else []
    return sha256(json.dumps([classes, attributes_texts(tree), *part]).encode("utf-8")).hexdigest()


def _mine(
    view: View,
    commits: list[str],
    touches: Touches,
    degraded: Collection[str],
    counted: Callable[[str], bool],
    mining: Mining,
) -> Counts:
    """Count lines; a commit that renames from a file not counted to one that is, is diffed whole.

    With its old path spared, git would count the renamed file as new. Whether a degraded commit does so is not known.
    """
    ours = touches.of(frozenset(commits))
    spared = file_names_to_spare(touches, counted)  # of the known commits too: alike however many are known
    crossing = {touch.hash for touch in ours if touch.old_path and counted(touch.path) != counted(touch.old_path)}
    part = [commit for commit in commits if commit not in crossing and commit not in degraded]
    whole = [commit for commit in commits if commit in crossing and commit not in degraded]
    mine_lines = drill().mine_lines if mining.miner == "drill" else bulk.mine_lines
    counts = mine_lines(view, part, spared, jobs=mining.jobs, progress=mining.stage("lines"))
    counts |= mine_lines(view, whole, jobs=mining.jobs)
    damaged = [commit for commit in commits if counts.get(commit) is None]
    counts |= _mine_damaged(view, damaged, ours, counted, mining)
    return {
        commit: None if lines is None else tuple(line for line in lines if counted(line.path))
        for commit, lines in counts.items()
    }


def _mine_damaged(
    view: View, commits: list[str], touches: Touches, counted: Callable[[str], bool], mining: Mining
) -> dict[str, tuple[LineCount, ...] | None]:
    """Count the lines of commits that git cannot diff because of objects that are missing, in what is counted alone.

    So whether a commit is unread depends on itself, not on which names the commits mined beside it spare.
    """
    paths: dict[str, list[str]] = {commit: [] for commit in commits}
    for touch in touches:
        sides = [touch.path, *filter(None, [touch.old_path])]
        if touch.hash in paths and any(map(counted, sides)):
            paths[touch.hash] += sides
    few = {commit: found for commit, found in paths.items() if 0 < len(found) <= _MANY_PATHS}
    nothing: dict[str, tuple[LineCount, ...] | None] = {commit: () for commit, found in paths.items() if not found}
    return {**nothing, **bulk.mine_lines_at(view, few, jobs=mining.jobs)}


def _add(
    facts: Facts, counts: Counts, wanted: Iterable[str], touches: Touches, counted: Callable[[str], bool]
) -> Facts:
    """Add the counts in the order of the commits; where git could not diff one, its lines are unknown."""
    unread = {commit for commit, lines in counts.items() if lines is None}
    lines = [line for commit in wanted for line in counts[commit] or ()]
    lines += [LineCount(touch.hash, touch.path, None, None) for touch in touches.of(unread) if counted(touch.path)]
    degraded = dict.fromkeys(sorted(unread), MISSING_OBJECTS) | dict(facts.degraded)
    return replace(facts, lines=tuple(lines), degraded=degraded)
