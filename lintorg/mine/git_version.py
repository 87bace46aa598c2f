"""Whether the git on PATH is one that lintorg can work with."""

from __future__ import annotations

import errno
import os
import re
import subprocess
from functools import lru_cache

from lintorg.mine.keys import blanked
from lintorg.mine.programs import git_program
from lintorg.model.errors import CannotJudge
from lintorg.model.text import safe

_OLDEST = (2, 32)
"""The first that can be told to leave the user's own configuration alone (GIT_CONFIG_GLOBAL)."""


def refuse_git() -> None:
    """Refuse to go on without git, with one that is too old, or with something else of that name.

    Raises:
        CannotJudge: there is none, it says no version, or an old one.
    """
    said = _version(git_program())
    found = re.search(r"(\d+)\.(\d+)", said)
    if found is None or (int(found[1]), int(found[2])) < _OLDEST:
        needed = ".".join(map(str, _OLDEST))
        raise CannotJudge(f"lintorg needs git {needed} or newer; the git on PATH says {safe(said[:60]) or 'nothing'}")


@lru_cache
def _version(program: str) -> str:
    """Return what a program says of its version, with no git variable of the caller's: some name files to write."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603 — no shell, and the program is the git that everything here runs
            [program, "--version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env={**own, **blanked()},
            cwd=os.sep,
        )
    except OSError as error:
        if error.errno in (errno.ENOEXEC, errno.EACCES):
            return ""
        raise
    return done.stdout.decode("utf-8", "replace").strip()
