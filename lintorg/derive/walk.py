"""All commits of a history with their touches, oldest first."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Container, Iterator, Sequence
from heapq import heapify, heappop, heappush

from lintorg.model.facts import Commit, Facts
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
