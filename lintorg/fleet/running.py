"""Many tasks over an executor: one that fails, takes too long or loses its worker stops no other."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from lintorg.model.errors import bug

Task = TypeVar("Task")
Result = TypeVar("Result")
TRIES = 2
"""How often a task is begun whose worker dies."""
_LOOK_EVERY = 0.5
_PATIENCE = 10.0
"""Seconds in which a worker must be there again when there is none: one that was killed is begun anew."""
_LOST = "the cluster was lost before it was done"
_NO_WORKER = "no worker is left to do it: they are gone, or still hold what took too long"


class WorkerDied(Exception):
    """A task's worker was killed or ran out of memory."""


class ClusterLost(Exception):
    """Nobody works on the tasks any more."""


class Pool(Protocol):
    """Workers, each at one task at a time."""

    def size(self) -> int:
        """Return how many workers there are now that hold nothing that was stopped.

        Raises:
            ClusterLost: nobody is there who could tell.
        """

    def submit(self, function: Callable[[Any], Any], task: Any) -> Future[Any]:
        """Begin a task. It fails with ``WorkerDied`` or is cancelled when it is lost."""

    def started(self, future: Future[Any]) -> bool:
        """Tell whether a worker has begun a task, rather than having it before itself."""

    def stop(self, future: Future[Any]) -> None:
        """Stop a task that takes too long, with its worker where that can be done; another one takes its place."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Why a task has no result, in a sentence's words."""

    reason: str


@dataclass(slots=True)
class _Try:
    place: int
    number: int
    since: float | None = None


def run(
    pool: Pool, function: Callable[[Task], Result], tasks: Sequence[Task], *, timeout: float
) -> Iterator[tuple[int, Result | Failed]]:
    """Yield (place among the tasks, result) as tasks end; no more of them are begun than there are workers.

    A task is stopped ``timeout`` seconds after a worker began it. One whose worker dies is begun once more. Without a
    worker that could do them, all that wait fail together.
    """
    work = _Work(pool, function, tasks, timeout)
    while work.waiting or work.running:
        yield from work.begin()
        if work.running:
            wait(work.running, timeout=_LOOK_EVERY, return_when=FIRST_COMPLETED)
        elif work.waiting:
            time.sleep(_LOOK_EVERY)
        yield from work.ended()
        yield from work.late()


class _Work(Generic[Task, Result]):
    """What waits and what runs."""

    def __init__(self, pool: Pool, function: Callable[[Task], Result], tasks: Sequence[Task], timeout: float) -> None:
        self._pool, self._function, self._tasks, self._timeout = pool, function, tasks, timeout
        self.waiting = deque(_Try(place, 1) for place in range(len(tasks)))
        self.running: dict[Future[Result], _Try] = {}
        self._nobody_since: float | None = None

    def begin(self) -> Iterator[tuple[int, Failed]]:
        """Begin as much as there are workers for; yield what will never be, where there are none."""
        try:
            size = self._pool.size()
        except ClusterLost:
            yield from self._give_up(_LOST)
            return
        while self.waiting and len(self.running) < size:
            next_ = self.waiting.popleft()
            self.running[self._pool.submit(self._function, self._tasks[next_.place])] = next_
        if self.running:
            self._nobody_since = None
        elif self._nobody_since is None:
            self._nobody_since = time.monotonic()
        elif time.monotonic() - self._nobody_since > _PATIENCE:
            yield from self._give_up(_NO_WORKER)

    def _give_up(self, reason: str) -> Iterator[tuple[int, Failed]]:
        while self.waiting:
            yield self.waiting.popleft().place, Failed(reason)

    def ended(self) -> Iterator[tuple[int, Result | Failed]]:
        """Yield what is done; what lost its worker waits again."""
        for future in [future for future in self.running if future.done()]:
            begun = self.running.pop(future)
            outcome = _outcome(future)
            if outcome is None and begun.number < TRIES:
                self.waiting.append(_Try(begun.place, begun.number + 1))
            else:
                killed = Failed(f"its worker was killed, {TRIES} times in a row: too little memory?")
                yield begun.place, outcome or killed

    def late(self) -> Iterator[tuple[int, Failed]]:
        """Stop and yield what takes too long since a worker began it."""
        now = time.monotonic()
        for future, begun in list(self.running.items()):
            if begun.since is None and self._pool.started(future):
                begun.since = now
            if begun.since is not None and now - begun.since > self._timeout:
                del self.running[future]
                self._pool.stop(future)
                yield begun.place, Failed(f"stopped after {_length(self._timeout)} (--timeout)")


def _outcome(future: Future[Result]) -> Result | Failed | None:
    """Return a result, why there is none, or None where the worker died."""
    try:
        return future.result()
    except WorkerDied:
        return None
    except (CancelledError, ClusterLost):
        return Failed(_LOST)
    except Exception as error:  # noqa: BLE001 — whatever a worker says, the others go on
        return Failed(f"its worker failed: {bug(error)}")


def _length(seconds: float) -> str:
    return f"{seconds / 60:g} min" if seconds >= 60 else f"{seconds:g} s"
