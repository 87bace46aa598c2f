"""Where the cache is, and what is in it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NamedTuple

import platformdirs

FACTS, ANSWERS, CLONES = "facts", "answers", "clones"


class Usage(NamedTuple):
    """Files and bytes of one part of the cache."""

    part: str
    files: int
    size: int


def cache_folder() -> Path:
    """Return the cache's folder: LINTORG_CACHE_DIR, or ``lintorg`` in the platform's cache folder."""
    named = os.environ.get("LINTORG_CACHE_DIR")
    return Path(named) if named else Path(platformdirs.user_cache_dir("lintorg", appauthor=False))


def private_folder(path: Path) -> Path:
    """Make a folder of the cache that only its owner can look into: it holds names and addresses."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)
    return path


def usage() -> list[Usage]:
    """Return what each part of the cache takes."""
    found = []
    for part in (FACTS, ANSWERS, CLONES):
        files = [file for file in (cache_folder() / part).rglob("*") if file.is_file()]
        found.append(Usage(part, len(files), sum(file.stat().st_size for file in files)))
    return found


def clear(*, answers_only: bool = False) -> None:
    """Remove the cache, or only the answers in it; a scan at work mines again what it misses."""
    for part in (ANSWERS,) if answers_only else (FACTS, ANSWERS, CLONES):
        shutil.rmtree(cache_folder() / part, ignore_errors=True)
