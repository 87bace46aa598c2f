"""Progress on stderr: a line that redraws itself on a terminal, one every ten seconds elsewhere."""

from __future__ import annotations

import sys
import time

import click

from lintorg.model.options import Mining

_EVERY = 10.0


class Progress:
    """Shows (stage, done, in all); quiet for work that takes less than half a second."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._next = time.monotonic() + (0.5 if self._terminal else _EVERY)
        self._drawn = False
        self._stage, self._started = "", time.monotonic()

    def __call__(self, stage: str, done: int, in_all: int) -> None:
        if stage != self._stage:
            self._stage, self._started = stage, time.monotonic()
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + (0.1 if self._terminal else _EVERY)
        line = f"reading {stage}: {done:,} of {in_all:,}{self._left(done, in_all)}"
        click.echo(f"\r\x1b[K{line}" if self._terminal else line, err=True, nl=not self._terminal)
        self._drawn = True

    def _left(self, done: int, in_all: int) -> str:
        """Estimate from this stage's own pace; nothing until it has one."""
        spent = time.monotonic() - self._started
        left = spent / done * (in_all - done) if done and spent > 1 else 0
        return f", about {left:.0f} s left" if left >= 1 else ""

    def clear(self) -> None:
        """Remove the line from a terminal."""
        if self._terminal and self._drawn:
            click.echo("\r\x1b[K", err=True, nl=False)


def clear_progress(mining: Mining) -> None:
    """Remove the line that shows how far mining is."""
    if isinstance(mining.progress, Progress):
        mining.progress.clear()
