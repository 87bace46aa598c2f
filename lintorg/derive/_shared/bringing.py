"""Which merges bring in something of the part that is judged."""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush

from lintorg.model.facts import Commit, Facts


def bringing(facts: Facts) -> Callable[[Commit], bool]:
    """Return merge → whether its first parent lacks a commit of its other parents that touches the part."""
    place = {commit.hash: number for number, commit in enumerate(facts.commits)}
    touching = frozenset(place[commit] for commit in facts.touches.commits)

    def parents(commit: Commit) -> list[int]:
        return [place[one] for one in commit.parents if one in place]

    def brings(merge: Commit) -> bool:
        first, *others = parents(merge) or [-1]
        return any(number in touching for number in _lacking(first, others, lambda at: parents(facts.commits[at])))

    return brings


def _lacking(first: int, others: list[int], parents: Callable[[int], list[int]]) -> list[int]:
    """Return what others build on and the first does not; children have smaller numbers than their parents.

    So whatever is met is settled: nothing that is met later builds on it.
    """
    known, new = {first}, set(others) - {first}
    waiting = sorted({first, *others})
    found = []
    while new:
        number = heappop(waiting)
        if number in new:
            new.remove(number)
            found.append(number)
        for parent in parents(number):
            if parent not in known and parent not in new:
                heappush(waiting, parent)
            (known if number in known else new).add(parent)
        new -= known
    return found
