"""A request to end is raised where the program can tidy up, and only there."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_REQUESTS = (signal.SIGINT, signal.SIGTERM)
_UNINTERRUPTED = frozenset({"importlib._bootstrap", "multiprocessing.popen_spawn_posix"})
"""The modules of Python that import a module, and start a process. A thread that starts must be let start, too."""
_FORGETFUL = frozenset({"__del__", "weakref_cb"})
"""Functions that Python calls on its own: what they raise is lost."""
_LATER = 0.01
"""Seconds until an interrupt that came at a bad moment is tried again."""


@contextmanager
def interrupts_are_raised() -> Iterator[None]:
    """Turn a request to end into a ``KeyboardInterrupt``; afterwards one ends the process at once, without a word.

    A request that whoever started lintorg had it ignore stays ignored.
    """
    heeded = [number for number in _REQUESTS if signal.getsignal(number) is not signal.SIG_IGN]
    try:
        for number in (*heeded, signal.SIGALRM):
            signal.signal(number, _interrupt)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number in heeded:
            signal.signal(number, signal.SIG_DFL)


def _interrupt(_number: int, frame: FrameType | None) -> None:
    """Interrupt, but neither an import, where Python may lose it, nor the start of a worker, who would complain."""
    if _is_busy(frame):
        signal.setitimer(signal.ITIMER_REAL, _LATER)
    else:
        raise KeyboardInterrupt


def _is_busy(frame: FrameType | None) -> bool:
    while frame and not _is_delicate(frame):
        frame = frame.f_back
    return frame is not None


def _is_delicate(frame: FrameType) -> bool:
    module = frame.f_globals.get("__name__")
    name = frame.f_code.co_name
    return module in _UNINTERRUPTED or name in _FORGETFUL or (module == "threading" and name == "start")
