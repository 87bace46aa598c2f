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
    name = re.sub(r"[^A-Za-z0-9._-]", "-", repository).strip(".") or "repository"
    return folder.resolve() / _ROSTERS / f"{name}.yaml"


def write_private(path: Path, text: str) -> None:
    """Write a new file, and the folders that it needs, that nobody else can read.

    Raises:
        LintorgError: it is there already, or cannot be written.
    """
    if os.path.lexists(path):
        raise LintorgError(f"{safe(str(path))} is there already and stays as it is; move it away to start anew")
    try:
        for folder in reversed([folder for folder in path.parents if not folder.exists()]):
            folder.mkdir(mode=0o700)
    except OSError as error:
        raise LintorgError(f"{safe(str(path))} cannot be written: {error.strerror}") from None
    write_whole(path, text.encode("utf-8"), new=True, mode=0o600)
