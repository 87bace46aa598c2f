"""The lines of the head's CODEOWNERS."""

from __future__ import annotations

from lintorg.derive._shared.codeowners import parse_codeowners
from lintorg.model.facts import Facts, Tree
from lintorg.model.tables import OwnersLine

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
"""Where the file may be; the first that is there counts."""
_MOST_LINES = 5_000
"""Lines of a file that is read: each is tried on every path."""


def owners_lines(facts: Facts, tree: Tree, window_head: str | None) -> tuple[tuple[OwnersLine, ...], int] | None:
    """Return the lines and how many more no platform takes; None without a readable file.

    None, too, for a window that ends before the head: the file of then is not read.
    """
    place = next((place for place in PLACES if place in tree.paths), None)
    if window_head != facts.head or place is None or place not in tree.texts:
        return None
    lines, unreadable = parse_codeowners(tree.texts[place])
    return None if len(lines) > _MOST_LINES else (lines, unreadable)
