"""Whether the git on PATH is one that lintorg can work with."""

from __future__ import annotations

import errno
import re
import shutil
import subprocess
from functools import lru_cache

from lintorg.model.errors import CannotJudge
from lintorg.model.text import safe

_OLDEST = (2, 31)


def refuse_old_git() -> None:
    """Refuse a git that is too old, or that is something else.

    Raises:
        CannotJudge: it says no version, or an old one.
    """
    if program := shutil.which("git"):
        said = _version(program)
        found = re.search(r"(\d+)\.(\d+)", said)
        if found is None or (int(found[1]), int(found[2])) < _OLDEST:
            needed = ".".join(map(str, _OLDEST))
            raise CannotJudge(
                f"lintorg needs git {needed} or newer; the git on PATH says {safe(said[:60]) or 'nothing'}"
            )


@lru_cache
def _version(program: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 — no shell, and the program is the git that everything here runs
            [program, "--version"], stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except OSError as error:
        if error.errno in (errno.ENOEXEC, errno.EACCES):
            return ""
        raise
    return done.stdout.decode("utf-8", "replace").strip()
