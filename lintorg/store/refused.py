"""Leaves word in a folder inside a checkout that was named for a cache and is not used as one."""

from __future__ import annotations

import os
from contextlib import ExitStack, suppress
from pathlib import Path

WORD = "README.txt"
_TEXT = b"""\
lintorg keeps nothing in this folder and believes nothing that is in it: it lies inside a checkout, where a change could
plant what a cache holds. Set LINTORG_CACHE_DIR to a folder outside of the checkout, one that your CI service saves and
restores, or do not set it. This file can be deleted.
"""
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def leave_word(folder: Path, checkout: Path) -> None:
    """Write why a folder stays empty: through no link, over no file, and in no git directory; or else nothing."""
    parts = folder.relative_to(checkout).parts if folder.is_relative_to(checkout) else ()
    in_work_tree = os.path.lexists(checkout / ".git") and not any(part.casefold() == ".git" for part in parts)
    if parts and in_work_tree:
        with suppress(OSError), ExitStack() as opened:  # who cannot write there has been told on the terminal
            _write(checkout, parts, opened)


def _write(checkout: Path, parts: tuple[str, ...], opened: ExitStack) -> None:
    place = os.open(checkout, _FOLDER)
    opened.callback(os.close, place)
    for part in parts:
        with suppress(FileExistsError):
            os.mkdir(part, mode=0o700, dir_fd=place)
        place = os.open(part, _FOLDER, dir_fd=place)
        opened.callback(os.close, place)
    with os.fdopen(os.open(WORD, _NEW, 0o600, dir_fd=place), "wb") as file:
        file.write(_TEXT)
