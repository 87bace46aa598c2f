"""How much a change adds to each area."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from lintorg.model.facts import LineCount

NEW_CODE = 20
"""A file to which a change adds fewer lines is left out: renames, annotations and headers add a few to each of many."""


def growth(lines: Iterable[LineCount], path_area: Callable[[str], str]) -> Counter[str]:
    """Return area → lines added, in files that get twenty or more."""
    grown: Counter[str] = Counter()
    for line in lines:
        if line.added is not None and line.added >= NEW_CODE:
            grown[path_area(line.path)] += line.added
    return grown
