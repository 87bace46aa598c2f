"""Gets what a scan needs: all commits and touches, the head's tree, and the window's lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from lintorg.gather.kept import is_believed
from lintorg.gather.lines import with_lines
from lintorg.gather.mining import drill
from lintorg.gather.part import facts_in, tree_in
from lintorg.mine import bulk
from lintorg.mine.bounds import within_bounds
from lintorg.mine.tree import mine_tree
from lintorg.mine.view import View
from lintorg.mine.walk import Walk, walk
from lintorg.model.errors import CannotJudge
from lintorg.model.facts import Facts, MinedCommit, Tree, facts_of
from lintorg.model.options import Mining
from lintorg.model.settings import Settings
from lintorg.model.tables import Window
from lintorg.store.history import HistoryStore, history_store

_KEEP_EVERY = 4_000
"""Commits after which what was mined is kept: a killed run loses little more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A mined history, the window that a story judges, and where the history is kept."""

    facts: Facts
    tree: Tree
    window: Window
    store: HistoryStore | None = None


def read_history(
    view: View,
    settings: Settings,
    window_of: Callable[[int], Window],
    mining: Mining,
    *,
    lines: bool = True,
    walked: Callable[[], Walk] | None = None,
) -> History:
    """Read a repository's history; ``window_of`` gives the window for the head's committer date.

    ``walked`` gives the walk through it where that has begun already.
    """
    tree = mine_tree(view)  # first: a tree beyond all bounds is refused before its history is read
    facts, store = _facts(view, mining, walked or partial(walk, view))
    head = next((commit for commit in facts.commits if commit.hash == facts.head), None)
    if head is None:
        raise CannotJudge("the head commit cannot be read, its objects are missing; run `git fsck` there")
    facts, tree = facts_in(facts, view.part), tree_in(tree, view.part)
    window = window_of(head.committer_time)
    if lines:
        facts = with_lines(view, facts, tree, settings, window, mining, store)
    return History(facts=facts, tree=tree, window=window, store=store)


def _facts(view: View, mining: Mining, walked: Callable[[], Walk]) -> tuple[Facts, HistoryStore | None]:
    """Mine what is not known yet, and keep it."""
    if mining.miner == "drill":
        facts = drill().mine_history(view, jobs=mining.jobs, progress=mining.stage("commits"))
        mining.counts.update(known=0, mined=len(facts.commits))
        return facts, None
    found = walked()
    store = history_store(view.source.objects, found.roots) if is_believed(mining, view.source) else None
    known = store.load(found.hashes) if store else {}
    missing = [commit for commit in found.hashes if commit not in known]
    mining.counts.update(known=len(known), mined=len(missing))
    mined = bulk.mine_commits(view, missing, jobs=mining.jobs, progress=mining.stage("commits"))
    kept = _kept(mined, store, mining)
    read = (known.pop(commit) if commit in known else next(kept) for commit in found.hashes)
    facts = facts_of(view.head, within_bounds(read))
    return facts, None if mining.failures else store


def _kept(mined: Iterator[MinedCommit], store: HistoryStore | None, mining: Mining) -> Iterator[MinedCommit]:
    """Pass on what is mined once it is kept; where that fails, nothing more is kept."""
    while batch := list(islice(mined, _KEEP_EVERY)):
        if store and not mining.keep(partial(store.save, batch)):
            store = None
        yield from batch
