"""The history as it grew: all commits in order, what a commit builds on, the files of then, where a window ends."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Container, Iterator, Sequence, Set
from functools import cache
from heapq import heapify, heappop, heappush

from lintorg.derive._shared.bringing import bringing
from lintorg.model.facts import Commit, Facts, Tree
from lintorg.model.tables import People, Window
from lintorg.model.touches import Touch

_NONE = -1


def walk(facts: Facts) -> Callable[..., Iterator[tuple[Commit, Sequence[Touch]]]]:
    """Return a function that walks the history or ``only`` some of it: commits after their parents, with their touches.

    Among the commits whose parents have been walked, the earlier committer date comes first, then
    the smaller hash. The facts' own order, reversed, keeps lines of history apart instead: a file
    begun on one branch and edited on another would come in an order that never was. The touches of
    one commit stand together in the facts, as they are mined.
    """
    place = {commit.hash: number for number, commit in enumerate(facts.commits)}
    order = _order(facts.commits, place)
    found = array("i", [_NONE]) * len(facts.commits)
    for at, commit in enumerate(facts.touches.commits):
        found[place[commit]] = at

    def steps(only: Container[str] | None = None) -> Iterator[tuple[Commit, Sequence[Touch]]]:
        for number in order:
            commit, at = facts.commits[number], found[number]
            if only is None or commit.hash in only:
                yield commit, () if at == _NONE else facts.touches.at(at)

    return steps


def _order(commits: Sequence[Commit], place: dict[str, int]) -> Sequence[int]:
    """Return the commits' numbers, parents first (Kahn); numbers are packed, a history has millions.

    The children of a commit are a linked list: where it begins, and for each link the child and the next link.
    """
    waiting = array("I", bytes(4 * len(commits)))
    first, child_of, following = array("i", [_NONE]) * len(commits), array("I"), array("i")
    for number, commit in enumerate(commits):
        for parent in commit.parents:
            if (at := place.get(parent)) is not None:
                following.append(first[at])
                first[at] = len(child_of)
                child_of.append(number)
                waiting[number] += 1
    ready = [(one.committer_time, one.hash, number) for number, one in enumerate(commits) if not waiting[number]]
    heapify(ready)
    order = array("I")
    while ready:
        number = heappop(ready)[2]
        order.append(number)
        link = first[number]
        while link != _NONE:
            child, link = child_of[link], following[link]
            waiting[child] -= 1
            if not waiting[child]:
                heappush(ready, (commits[child].committer_time, commits[child].hash, child))
    return order


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


def window_head(facts: Facts, window: Window) -> str | None:
    """Return the newest commit at or before the window's end on the head's line of first parents.

    None when that line begins later, or when a commit on it could not be read.
    """
    line: str | None = facts.head
    for commit in facts.commits:  # children come before their parents
        if commit.hash == line:
            if commit.committer_time <= window.end:
                return commit.hash
            line = commit.parents[0] if commit.parents else None
    return None


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


def merges(facts: Facts, window: Window, people: People) -> tuple[Commit, ...]:
    """Return the merges by people, newest first; among equal dates in git's order.

    Of a part those that bring in a commit that touches it.
    """
    found = [one for one in facts.commits if one.is_merge and one.committer_time in window and one.author in people.of]
    if facts.outside:
        brings = bringing(facts)
        found = [one for one in found if brings(one)]
    return tuple(sorted(found, key=lambda one: -one.committer_time))
