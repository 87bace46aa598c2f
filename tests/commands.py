"""Runs lintorg as a user does, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


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
