"""Runs lintorg as a user does, in a process of its own."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_GIT = subprocess.run(["git", "version"], capture_output=True, text=True, check=True).stdout
merges_again = pytest.mark.skipif(
    [int(number) for number in re.findall(r"\d+", _GIT)[:2]] < [2, 38],
    reason="git makes merges again without a work tree from 2.38 on",
)


def lintorg(*arguments, cwd=ROOT, **environment):
    """Return the finished process, its output as text."""
    return subprocess.run(
        [sys.executable, "-m", "lintorg", *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=cwd,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "LINTORG_CONFIG": "", **environment},
    )


def lintorg_on_a_terminal(*arguments, cwd=ROOT, **environment):
    """Return the exit code and what a terminal of its own showed, stdout and stderr alike."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "lintorg", *map(str, arguments)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LINTORG_CONFIG": "", **environment},
    )
    os.close(theirs)
    shown = []
    try:
        while data := os.read(ours, 65536):
            shown.append(data)
    except OSError:  # how Linux says that the other side has closed
        pass
    finally:
        os.close(ours)
    return process.wait(), b"".join(shown).decode().replace("\r\n", "\n")
