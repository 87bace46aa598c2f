"""Whose each live source file is by the head's CODEOWNERS."""

from __future__ import annotations

from collections.abc import Callable

from lintorg.derive._shared.codeowners import line_of, parse_codeowners
from lintorg.model.facts import Facts, Tree
from lintorg.model.tables import CodeOwners

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
"""Where the file may be; the first that is there counts."""
_MOST_LINES = 5_000
"""Lines of a file that is read: each is tried on every path."""


def codeowners(
    facts: Facts, tree: Tree, window_head: str | None, path_class: Callable[[str], str]
) -> CodeOwners | None:
    """Return the owners of the head's source files; None without a readable file.

    None, too, for a window that ends before the head: the file of then is not read.
    """
    place = next((place for place in PLACES if place in tree.paths), None)
    if window_head != facts.head or place is None or place not in tree.texts:
        return None
    lines, unreadable = parse_codeowners(tree.texts[place])
    if len(lines) > _MOST_LINES:
        return None
    owner_line = line_of(lines)
    files = [path for path in tree.paths if path_class(path) == "source"]
    of = {path: line for path in files if (line := owner_line(path))}
    return CodeOwners(files=len(files), of=of, unreadable=unreadable)
