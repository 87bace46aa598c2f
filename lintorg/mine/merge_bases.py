"""Finds the merge bases of many pairs of commits in one pass over a history, instead of one git process a pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from lintorg.model.facts import Commit

Pair = tuple[str, ...]


def merge_bases(commits: Iterable[Commit], pairs: Sequence[Pair]) -> list[list[str]]:
    """Return the best common ancestors of each pair, as ``git merge-base --all`` names them.

    Children come before their parents in ``commits``. Bit n of a commit's numbers says that it is behind the one side
    of pair n, behind the other, or behind a common ancestor, and so no best one.
    """
    one, other, passed = (defaultdict[str, int](int) for _ in range(3))
    for number, (left, right) in enumerate(pairs):
        one[left] |= 1 << number
        other[right] |= 1 << number
    found: list[list[str]] = [[] for _ in pairs]
    searching = {side for pair in pairs for side in pair}
    for commit in commits:
        searching.discard(commit.hash)
        behind_one, behind_other, behind_common = (bits.pop(commit.hash, 0) for bits in (one, other, passed))
        common = behind_one & behind_other
        for number in _places(common & ~behind_common):
            found[number].append(commit.hash)
        behind_common |= common
        behind_one &= ~behind_common
        behind_other &= ~behind_common
        if behind_one or behind_other:
            searching.update(commit.parents)
        for parent in commit.parents if behind_one or behind_other or behind_common else ():
            one[parent] |= behind_one
            other[parent] |= behind_other
            passed[parent] |= behind_common
        if not searching:
            break
    return found


def read_by_merges(commits: Sequence[Commit], pairs: Sequence[Pair]) -> set[str]:
    """Return both sides of all pairs and what git compares them with.

    Where two sides have several merge bases, git first merges these, for which it needs their bases, and so on.
    """
    found = {side for pair in pairs for side in pair}
    asked: set[Pair] = set()
    while missing := sorted(set(pairs) - asked):
        asked.update(missing)
        bases = merge_bases(commits, missing)
        found.update(base for several in bases for base in several)
        pairs = [pair for several in bases for pair in combinations(several, 2)]
    return found


def _places(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
