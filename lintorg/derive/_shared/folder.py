"""Top-level folders, where they stand in for areas."""

from __future__ import annotations

from functools import cache

from lintorg.model.tables import OTHER
from lintorg.model.text import safe


@cache
def top_folder(path: str) -> str:
    """Return the first folder of a path, safe to print; ``other`` for a file in the root."""
    folder, slash, _ = path.partition("/")
    if not slash:
        return OTHER
    return safe(folder).replace("|", "\N{BROKEN BAR}")  # a | stands between the two areas of a pair
