"""Disjoint sets of numbers, joined two at a time."""

from __future__ import annotations


class Groups:
    """The numbers below ``size``, each in a group of its own until joined (union-find)."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def first(self, number: int) -> int:
        """Return the smallest number of a number's group."""
        while (parent := self._parents[number]) != number:
            self._parents[number] = self._parents[parent]
            number = parent
        return number

    def join(self, one: int, other: int) -> bool:
        """Make one group of two numbers' groups; return False when it was one already."""
        low, high = sorted((self.first(one), self.first(other)))
        self._parents[high] = low
        return low != high
