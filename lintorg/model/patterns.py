"""Which gitignore patterns are safe to match untrusted paths with."""

from __future__ import annotations

import re

from pathspec import GitIgnoreSpec

NAME_PATTERN = re.compile(r"[^\s\\/\[!#]([^\s\\/\[]*)/?")
"""A pattern about one name of a path, which fnmatch reads exactly as git does."""
MAX_STARS = 3
"""Stars of a pattern, ``**`` not counted: each one multiplies what a hostile path can cost."""


def pattern_problem(pattern: str) -> str | None:
    """Return what is wrong with a pattern, None where nothing is."""
    if pattern.replace("**", "").count("*") > MAX_STARS:
        return f"it has more than {MAX_STARS} stars"
    if NAME_PATTERN.fullmatch(pattern):  # nothing in it can be wrong, and reading hundreds takes a quarter of a second
        return None
    try:
        GitIgnoreSpec.from_lines([pattern])
    except (ValueError, re.error, IndexError):
        return "it cannot be read"
    return None
