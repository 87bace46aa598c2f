"""The lines that a change adds and deletes, file by file."""

from __future__ import annotations

from collections.abc import Callable

from lintorg.model.change import Change
from lintorg.model.facts import LineCount


def net_lines(change: Change | None, path_class: Callable[[str], str]) -> tuple[LineCount, ...] | None:
    """Return the counts of the net diff's source files; None without a change, or where git could not count."""
    if change is None or change.lines is None:
        return None
    return tuple(line for line in change.lines if path_class(line.path) == "source")
