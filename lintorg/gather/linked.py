"""One project in several repositories: their facts joined under a folder for each, and measured once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from heapq import merge
from pathlib import Path

from lintorg.config.disk import NoFiles
from lintorg.derive._shared.attributes import ATTRIBUTES
from lintorg.gather.history import History, read_history
from lintorg.gather.lines import with_lines
from lintorg.gather.opening import tables_of
from lintorg.gather.policy import Policy, policy_from, read_settings
from lintorg.gather.rosters import read_roster
from lintorg.mine.view import open_view
from lintorg.model.facts import Facts, Replays, Tree
from lintorg.model.options import Mining, Options
from lintorg.model.tables import Window
from lintorg.model.touches import Touches
from lintorg.wiring import Tables

_JOINED = (".mailmap", ".git-blame-ignore-revs", ".lintorg/opt-out")
"""Files whose lines hold in whatever repository they stand; other files are about paths of their own."""
_NOT_REPLAYED = "linked_repos"
Settle = Callable[[int, int], tuple[Window, Window]]
"""Gives, for the committer dates of the earliest commit and the newest head, whose lines to read and what to judge."""


def linked_policy(options: Options) -> Policy:
    """Return the policy for a project in several repositories: none of their own files has a say in it."""
    policy = policy_from(read_settings(NoFiles(), replace(options, config=None)), NoFiles(), baseline=False)
    return replace(policy, roster=read_roster(options.roster)) if options.roster else policy


def linked_history(paths: Mapping[str, Path], policy: Policy, mining: Mining, settle: Settle) -> History:
    """Read the histories of a project's repositories, and join them."""
    with ExitStack() as stack:
        views = {part: stack.enter_context(open_view(path)) for part, path in paths.items()}
        read = {
            part: read_history(view, policy.settings, _at_head, mining, lines=False) for part, view in views.items()
        }
        first = min(commit.committer_time for history in read.values() for commit in history.facts.commits)
        lines, window = settle(first, max(history.window.end for history in read.values()))
        histories = {
            part: replace(
                history,
                facts=with_lines(
                    views[part], history.facts, history.tree, policy.settings, lines, mining, history.store
                ),
            )
            for part, history in read.items()
        }
    return joined(histories, window)


def linked_tables(history: History, policy: Policy) -> Tables:
    """Return the tables over a joined history, in which no merge can be replayed."""
    return tables_of(history, policy, replays=Replays(why_none=_NOT_REPLAYED))


def joined(histories: Mapping[str, History], window: Window) -> History:
    """Return the histories as one, the paths of each below the folder of its name.

    A commit that several have counts once, as the first one's. The newest head is the head.
    """
    parts = [_below(folder, history.facts) for folder, history in histories.items()]
    owner: dict[str, int] = {}
    for number, facts in enumerate(parts):
        for commit in facts.commits:
            owner.setdefault(commit.hash, number)
    own = [
        replace(
            facts,
            commits=tuple(commit for commit in facts.commits if owner[commit.hash] == number),
            touches=Touches(touch for touch in facts.touches if owner[touch.hash] == number),
            lines=tuple(line for line in facts.lines if owner[line.hash] == number),
        )
        for number, facts in enumerate(parts)
    ]
    head = max(histories.values(), key=lambda history: history.window.end).facts.head
    # Each history keeps its order, children before parents; between them the newer commit comes first.
    commits = tuple(merge(*(facts.commits for facts in own), key=lambda commit: -commit.committer_time))
    facts = Facts(
        head=head,
        commits=commits,
        touches=Touches(touch for facts in own for touch in facts.touches),
        lines=tuple(line for facts in own for line in facts.lines),
        degraded={hash_: why for facts in reversed(parts) for hash_, why in facts.degraded.items()},
        skipped={hash_: why for facts in reversed(parts) for hash_, why in facts.skipped.items()},
    )
    return History(facts=facts, tree=_tree(histories), window=window)


def _at_head(head_time: int) -> Window:
    return Window(start=head_time - 1, end=head_time)


def _below(folder: str, facts: Facts) -> Facts:
    return replace(
        facts,
        touches=Touches(
            touch._replace(
                path=f"{folder}/{touch.path}", old_path=f"{folder}/{touch.old_path}" if touch.old_path else None
            )
            for touch in facts.touches
        ),
        lines=tuple(line._replace(path=f"{folder}/{line.path}") for line in facts.lines),
    )


def _tree(histories: Mapping[str, History]) -> Tree:
    trees = {folder: history.tree for folder, history in histories.items()}
    texts = {name: "\n".join(_texts(name, trees.values())) for name in _JOINED}
    for folder, tree in trees.items():
        texts |= {f"{folder}/{name}": text for name, text in tree.texts.items() if name.endswith(ATTRIBUTES)}
    return Tree(
        paths=tuple(f"{folder}/{path}" for folder, tree in trees.items() for path in tree.paths),
        texts={name: text for name, text in texts.items() if text},
        unread=tuple(f"{folder}/{path}" for folder, tree in trees.items() for path in tree.unread),
    )


def _texts(name: str, trees: Iterable[Tree]) -> Iterator[str]:
    return (tree.texts[name] for tree in trees if name in tree.texts)
