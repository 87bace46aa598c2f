"""Folders that stand for areas, found from the root by how much is touched in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

OPENED, ENOUGH = 0.10, 0.05
"""Shares of all touches: above the one a folder is opened, from the other on it is an area."""


def found_folders(unplaced: Mapping[str, int], total: int) -> frozenset[str]:
    """Return the folders that are areas, ``folder/*`` for what is left of an opened one.

    ``unplaced`` are the touches by path that no area takes, ``total`` all touches.
    """
    inside: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for path, times in unplaced.items():
        parent = ""
        for end in (at for at, sign in enumerate(path) if sign == "/"):
            inside[parent][path[:end]] += times
            parent = path[:end]
    return frozenset(_areas(inside, "", total))


def folder_area(path: str, folders: frozenset[str]) -> str | None:
    """Return the deepest of the folders that holds a path."""
    folder = path.rpartition("/")[0]
    while folder:
        for name in (folder, f"{folder}/*"):
            if name in folders:
                return name
        folder = folder.rpartition("/")[0]
    return None


def _areas(inside: Mapping[str, Mapping[str, int]], parent: str, total: int) -> Iterator[str]:
    """Open the folders of a folder one after the other, without recursion: a path may be very deep."""
    waiting = [(parent, 0)]
    while waiting:
        opened, left = waiting.pop()
        parts = {name: times for name, times in inside.get(opened, {}).items() if times >= ENOUGH * total}
        for name, times in parts.items():
            if times > OPENED * total:
                waiting.append((name, times))
            else:
                yield name
        if opened and left - sum(parts.values()) >= ENOUGH * total:
            yield f"{opened}/*" if parts else opened
