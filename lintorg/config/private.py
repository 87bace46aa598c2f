"""Files that only their owner reads, in the user's configuration folder."""

from __future__ import annotations

import os
import re
from pathlib import Path

import platformdirs

from lintorg.config.writing import write_whole
from lintorg.model.errors import LintorgError
from lintorg.model.text import safe

_ROSTERS = "rosters"
_MINE = 0o600
_LONGEST = 150


def roster_path(repository: str) -> Path:
    """Return where the roster of a repository of that name goes.

    In LINTORG_CONFIG_DIR, or ``lintorg`` in the platform's folder for configuration.

    Raises:
        LintorgError: the user has no such folder.
    """
    named = os.environ.get("LINTORG_CONFIG_DIR")
    try:
        folder = Path(named or platformdirs.user_config_dir("lintorg", appauthor=False))
    except RuntimeError:
        raise LintorgError("there is no home folder to keep a roster in; set LINTORG_CONFIG_DIR") from None
    name = re.sub(r"[^A-Za-z0-9._-]", "-", repository).strip(".")[-_LONGEST:] or "repository"
    return folder.resolve() / _ROSTERS / f"{name}.yaml"


def refuse_second(path: Path, way_out: str) -> None:
    """Refuse to write over a file; ``way_out`` says what to do instead.

    Raises:
        LintorgError: it is there already.
    """
    if os.path.lexists(path):
        raise LintorgError(f"{safe(str(path))} is there already and stays as it is; {way_out}")


def write_private(path: Path, text: str, *, new: bool = True) -> None:
    """Write a file, and the folders that it needs, that nobody else can read; a ``new`` one replaces none.

    Raises:
        LintorgError: it is there already, or cannot be written.
    """
    try:
        if not new and path.is_file() and not path.is_symlink():
            path.chmod(_MINE)  # a file that is replaced hands down its permissions
        for folder in reversed([folder for folder in path.parents if not folder.exists()]):
            folder.mkdir(mode=0o700)
    except OSError as error:
        raise LintorgError(f"{safe(str(path))} cannot be written: {error.strerror}") from None
    write_whole(path, text.encode("utf-8"), new=new, mode=_MINE)
