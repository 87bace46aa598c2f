"""Paths and patterns from the root of a repository, seen from a folder of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase

_ALL = "/**"


def inside(part: str) -> Callable[[str], str]:
    """Return path → what of it lies in the folder; a path elsewhere stays as it is."""
    start = f"{part}/"
    return (lambda path: path.removeprefix(start)) if part else str


def patterns_in(patterns: Iterable[str], part: str) -> tuple[str, ...]:
    """Return gitignore patterns about paths from the root as those about paths in a folder; some do not reach it."""
    if not part:
        return tuple(patterns)
    return tuple(seen for pattern in patterns for seen in _seen(pattern, part.split("/")))


def _seen(pattern: str, folders: list[str]) -> Iterator[str]:
    sign, body = ("!", pattern[1:]) if pattern.startswith("!") else ("", pattern)
    name = body.rstrip("/")
    if "/" not in name:  # a name, at any depth
        yield sign + (_ALL if any(fnmatchcase(folder, name) for folder in folders) else body)
        return
    pieces = name.lstrip("/").split("/")
    for place, folder in enumerate(folders):
        if place == len(pieces):
            yield sign + _ALL
            return
        if pieces[place] == "**":
            yield sign + "/".join(pieces[place:]) + body[len(name) :]
            return
        if not fnmatchcase(folder, pieces[place]):
            return
    rest = "/".join(pieces[len(folders) :])
    yield sign + (f"/{rest}{body[len(name) :]}" if rest else _ALL)
