"""The net diff of a change: its areas and its lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from lintorg.derive._shared.credit import COUNTED
from lintorg.model.change import Change
from lintorg.model.facts import LineCount


def net_areas(
    change: Change | None, path_class: Callable[[str], str], path_area: Callable[[str], str]
) -> Mapping[str, tuple[str, ...]]:
    """Return area → the net diff's source files and notebooks there, in git's order; a rename is at its new path."""
    found: dict[str, list[str]] = defaultdict(list)
    for touch in change.touches if change else ():
        if path_class(touch.path) in COUNTED:
            found[path_area(touch.path)].append(touch.path)
    return {area: tuple(found[area]) for area in sorted(found)}


def net_lines(change: Change | None, path_class: Callable[[str], str]) -> tuple[LineCount, ...] | None:
    """Return the counts of the net diff's source files; None without a change, or where git could not count."""
    if change is None or change.lines is None:
        return None
    return tuple(line for line in change.lines if path_class(line.path) == "source")
