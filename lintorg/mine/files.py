"""What stands in an object store where git expects files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from lintorg.model.errors import CannotJudge
from lintorg.model.text import safe

_DEEPEST = 3
"""Levels of a store that git reads: ``objects``, ``info``, ``commit-graphs``."""
_MOST_ALTERNATES = 5
"""Stores in a row that git follows from one to the next."""


def refuse_pipes(objects: Path) -> None:
    """Refuse an object store with a pipe in the place of a file: git would wait for ever to be written to.

    Raises:
        CannotJudge: there is one, here or in a store that this one borrows from.
    """
    seen: set[Path] = set()
    stores = [objects]
    for _ in range(_MOST_ALTERNATES + 1):
        for store in stores:
            for found in _no_files(store, _DEEPEST):
                raise CannotJudge(f"{safe(found)} is no file but a pipe or a device, and git would wait for it")
        seen.update(stores)
        stores = [other for store in stores for other in _borrowed(store) if other not in seen]


def _no_files(folder: str | Path, deepest: int) -> Iterator[str]:
    """Yield what is neither a file nor a folder; a link to nowhere is nothing."""
    try:
        entries = list(os.scandir(folder))
    except OSError:  # git says so of what it needs
        return
    for entry in entries:
        here: os.DirEntry[str] | Path = Path(entry.path) if entry.is_symlink() else entry  # a path bears loops of links
        if here.is_file():
            continue
        if not here.is_dir():
            if Path(entry.path).exists():
                yield entry.path
        elif deepest > 1:
            yield from _no_files(entry.path, deepest - 1)


def _borrowed(store: Path) -> list[Path]:
    try:
        lines = (store / "info" / "alternates").read_bytes().splitlines()
    except OSError:
        return []
    paths = [_unquoted(line) for line in lines if line and not line.startswith(b"#")]
    return [store / os.fsdecode(path) for path in paths if b"\0" not in path]


def _unquoted(line: bytes) -> bytes:
    """Undo git's quotes, which are C's."""
    if not (line.startswith(b'"') and line.endswith(b'"')):
        return line
    try:
        return line[1:-1].decode("unicode_escape").encode("latin-1")
    except UnicodeError:
        return line
