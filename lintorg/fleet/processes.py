"""Processes on this machine, each an executor of its own: whose worker died, and which one hangs, is known."""

from __future__ import annotations

import gc
import os
import signal
import warnings
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from types import TracebackType
from typing import Any

from lintorg.fleet.running import WorkerDied
from lintorg.model.interrupts import deaf_children
from lintorg.workers import worker_context

_GRACE = 3.0
"""Seconds in which a stopped worker may tidy up."""


class Processes:
    """A pool of so many processes, begun when they are needed."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._idle: list[_Lane] = []
        self._broken: list[_Lane] = []
        self._busy: dict[Future[Any], _Lane] = {}

    def size(self) -> int:
        """Return how many processes there may be."""
        return self._jobs

    def submit(self, function: Callable[[Any], Any], task: Any) -> Future[Any]:
        """Begin a task in a process that has nothing to do."""
        lane = self._idle.pop() if self._idle else _Lane(function)
        inner = lane.executor.submit(function, task)
        outer: Future[Any] = Future()
        self._busy[outer] = lane
        inner.add_done_callback(lambda done: self._ended(done, outer))
        return outer

    def started(self, future: Future[Any]) -> bool:
        """Tell whether the process of a task is up: until it has imported what to do, no task takes time."""
        lane = self._busy.get(future)
        return lane is None or lane.up()

    def stop(self, future: Future[Any]) -> None:
        """End the process of a task."""
        if lane := self._busy.pop(future, None):
            lane.end()

    def _ended(self, inner: Future[Any], outer: Future[Any]) -> None:
        lane = self._busy.pop(outer, None)
        if lane is None:  # it was stopped
            return
        error = inner.exception()
        if isinstance(error, BrokenProcessPool):
            self._broken.append(lane)  # its executor holds a lock now that its shutdown takes
            outer.set_exception(WorkerDied())
        elif error:
            self._idle.append(lane)
            outer.set_exception(error)
        else:
            self._idle.append(lane)
            outer.set_result(inner.result())

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        lanes, self._busy = list(self._busy.values()), {}
        for lane in lanes:
            lane.end()
        for lane in (*self._idle, *self._broken):
            lane.executor.shutdown()


class _Lane:
    """One process; an executor says nothing of its workers, so this one says its own number first."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self.executor = ProcessPoolExecutor(max_workers=1, mp_context=worker_context(), initializer=_prepare)
        with deaf_children():
            self._pid = self.executor.submit(_ready, function)

    def up(self) -> bool:
        return self._pid.done()

    def end(self) -> None:
        with suppress(BrokenProcessPool):
            pid = self._pid.result()
            for number in (signal.SIGTERM, signal.SIGKILL):
                with suppress(ProcessLookupError):
                    os.kill(pid, number)
                last = self.executor.submit(os.getpid)  # answered, or broken, once what runs now has ended
                wait([last], timeout=_GRACE)
                if last.done():
                    break
        self.executor.shutdown(wait=True, cancel_futures=True)


def _ready(_function: Callable[[Any], Any]) -> int:
    """Return the number of this process; that it was given a function means that it has imported it."""
    return os.getpid()


def _prepare() -> None:
    """Set up a worker as ``lintorg`` itself is; a request to end is an interrupt, so that it tidies up."""
    gc.set_threshold(200_000)
    warnings.filterwarnings("ignore", category=FutureWarning)
    signal.signal(signal.SIGTERM, _interrupt)


def _interrupt(_number: int, _frame: object) -> None:
    raise SystemExit("stopped")
