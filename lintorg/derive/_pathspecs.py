"""Gitignore patterns as git pathspecs, so that git need not diff what does not count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_SIMPLE = re.compile(r"[^\s\\\[!#]+")
"""Patterns that git reads alike in both places: no escapes, classes, blanks, comments."""


def exclusion_pathspecs(patterns: Iterable[str]) -> tuple[str, ...]:
    """Return pathspecs that exclude paths matched by gitignore patterns, and no other path.

    A pattern that cannot be said exactly is left out, so git may still show some paths that match.
    Empty when a pattern is negated: what it takes back cannot be said.
    """
    wanted = tuple(patterns)
    if any(pattern.startswith("!") for pattern in wanted):
        return ()
    globs = (glob for pattern in wanted if _SIMPLE.fullmatch(pattern) for glob in _globs(pattern))
    return tuple(f":(exclude,glob){glob}" for glob in dict.fromkeys(globs))


def _globs(pattern: str) -> Iterator[str]:
    """Yield the globs over whole paths of a pattern: the file itself, and what is below a folder."""
    name = pattern.rstrip("/")
    parts = [part for part in name.split("/") if part not in ("", "**")]
    if not parts or any("**" in part for part in parts):
        return
    anchored = name.removeprefix("/") if "/" in name else f"**/{name}"
    if not pattern.endswith("/"):
        yield anchored
    if not anchored.endswith("/**"):
        yield f"{anchored}/**"
