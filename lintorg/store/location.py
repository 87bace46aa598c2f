"""Where the cache is, and what is in it."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import platformdirs

from lintorg.model.errors import CannotJudge
from lintorg.store.refused import leave_word

FACTS, ANSWERS, CLONES = "facts", "answers", "clones"

NOWHERE = Path(os.devnull) / "lintorg"
"""Where the cache is of somebody who has no home."""


class UnsafeCache(OSError):
    """Others than the user could have written what the cache holds; the message says why."""


class Usage(NamedTuple):
    """Files and bytes of one part of the cache."""

    part: str
    files: int
    size: int


def cache_folder() -> Path:
    """Return the cache's folder: LINTORG_CACHE_DIR, or ``lintorg`` in the platform's cache folder."""
    if named := os.environ.get("LINTORG_CACHE_DIR"):
        return Path(named)
    try:
        folder = Path(platformdirs.user_cache_dir("lintorg", appauthor=False))
    except RuntimeError:  # there is no HOME, and nobody of this number in /etc/passwd
        return NOWHERE
    return folder if folder.is_absolute() else NOWHERE


def refuse_unsafe_cache(checkouts: Iterable[Path]) -> None:
    """Refuse a cache that a change could bring along, or that somebody else can write to.

    A folder in a checkout that was named for it is told why it stays empty.

    Raises:
        UnsafeCache: it lies in one of the checkouts, is another user's, or is open to others.
    """
    cache = cache_folder()
    named = Path(os.path.abspath(cache))  # noqa: PTH100 — a link in a checkout leads where the checkout says
    for checkout in checkouts:
        if named.is_relative_to(checkout) or cache.resolve().is_relative_to(checkout):
            if os.environ.get("LINTORG_CACHE_DIR"):
                leave_word(named, checkout)
            raise UnsafeCache("it lies inside a repository, where a change could plant what it holds")
    for folder in (cache, *(cache / part for part in (FACTS, ANSWERS, CLONES))):
        _refuse_folder_of_others(folder)


def _refuse_folder_of_others(folder: Path) -> None:
    try:
        found = folder.stat()
    except OSError:  # what is not there is made by us, and what cannot be looked at is said when it is written to
        return
    if found.st_uid != os.geteuid():
        raise UnsafeCache("it belongs to another user")
    if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise UnsafeCache("others can write to it; run chmod go-w on it")


def private_folder(path: Path) -> Path:
    """Make a folder of the cache that only its owner can look into: it holds names and addresses.

    Raises:
        OSError: it cannot be made.
    """
    if path.is_relative_to(NOWHERE):
        raise FileNotFoundError(errno.ENOENT, "there is no home folder for it; set LINTORG_CACHE_DIR")
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)
    return path


def clones_folder(checkouts: Iterable[Path]) -> Path:
    """Return where copies of repositories are kept that are named by a URL.

    Raises:
        CannotJudge: it cannot be made, or is refused.
    """
    try:
        refuse_unsafe_cache(checkouts)
        return private_folder(cache_folder() / CLONES)
    except UnsafeCache as error:
        raise CannotJudge(
            f"a repository that is named by a URL needs a cache, and this one is refused: {error}"
        ) from None
    except OSError as error:
        raise CannotJudge(f"a repository that is named by a URL needs a cache: {error.strerror}") from None


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
