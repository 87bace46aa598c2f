"""Runs the commands that a page shows, and puts what they print below them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
_SESSION = re.compile(r"(<!-- session -->\n```console\n)(.*?)(```\n<!-- end -->)", re.DOTALL)
_TIMEOUT = 120


def rerun(page: str) -> str:
    """Return a page with the output of its sessions made anew.

    All sessions of a page are one: they start in a folder ``lintorg`` that holds the examples, as a clone does, and
    what one command leaves, the next one finds. Lines that start with ``$ `` are commands for bash.
    """
    if not _SESSION.search(page):
        return page
    with tempfile.TemporaryDirectory() as folder:
        shell = _Shell(Path(folder).resolve())
        return _SESSION.sub(lambda block: block[1] + shell.run(block[2]) + block[3], page)


class _Shell:
    """A shell with a home of its own, in which ``lintorg`` is this checkout's."""

    def __init__(self, home: Path) -> None:
        self._where = home / "lintorg"
        self._state = home / "where"
        self._code = 0
        programs = home / "bin"
        programs.mkdir()
        shutil.copytree(ROOT / "examples", self._where / "examples", ignore=shutil.ignore_patterns("__pycache__"))
        (programs / "lintorg").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m lintorg "$@"\n')
        (programs / "lintorg").chmod(0o755)
        (programs / "python").symlink_to(sys.executable)
        self._environment = {
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "LINTORG_CACHE_DIR": str(home / "cache"),
            "PATH": f"{programs}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
        }

    def run(self, session: str) -> str:
        commands = [line[2:] for line in session.splitlines() if line.startswith("$ ")]
        return "".join(f"$ {command}\n{self._output(command)}" for command in commands)

    def _output(self, command: str) -> str:
        script = f"(exit {self._code})\n{command}\ncode=$?\npwd > {self._state}\nexit $code\n"
        done = subprocess.run(
            ["bash", "-c", script],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=self._where,
            env=self._environment,
            text=True,
            timeout=_TIMEOUT,
            check=False,
        )
        self._where, self._code = Path(self._state.read_text().strip()), done.returncode
        return done.stdout
