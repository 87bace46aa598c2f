"""Many tasks over an executor: one that fails, takes too long or loses its worker stops no other."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from lintorg.model.errors import bug

Task = TypeVar("Task")
Result = TypeVar("Result")
TRIES = 2
"""How often a task is begun whose worker dies."""
_LOOK_EVERY = 0.5


class WorkerDied(Exception):
    """A task's worker was killed or ran out of memory."""


class ClusterLost(Exception):
    """Nobody works on the tasks any more."""


class Pool(Protocol):
    """Workers, each at one task at a time."""

    def size(self) -> int:
        """Return how many workers there are now."""

    def submit(self, function: Callable[[Any], Any], task: Any) -> Future[Any]:
        """Begin a task. It fails with ``WorkerDied`` or is cancelled when it is lost."""

    def stop(self, future: Future[Any]) -> None:
        """Stop a task that takes too long, with its worker; another worker takes that one's place."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Why a task has no result, in a sentence's words."""

    reason: str


@dataclass(frozen=True, slots=True)
class _Try:
    place: int
    number: int
    since: float


def run(
    pool: Pool, function: Callable[[Task], Result], tasks: Sequence[Task], *, timeout: float
) -> Iterator[tuple[int, Result | Failed]]:
    """Yield (place among the tasks, result) as tasks end; no more of them are begun than there are workers.

    A task is stopped after ``timeout`` seconds. One whose worker dies is begun once more.
    """
    waiting = deque((place, 1) for place in range(len(tasks)))
    running: dict[Future[Result], _Try] = {}
    while waiting or running:
        while waiting and len(running) < max(1, pool.size()):
            place, number = waiting.popleft()
            running[pool.submit(function, tasks[place])] = _Try(place, number, time.monotonic())
        wait(running, timeout=_LOOK_EVERY, return_when=FIRST_COMPLETED)
        for future in [future for future in running if future.done()]:
            begun = running.pop(future)
            outcome = _outcome(future)
            if outcome is None and begun.number < TRIES:
                waiting.append((begun.place, begun.number + 1))
            else:
                yield (
                    begun.place,
                    outcome or Failed(f"its worker was killed, {TRIES} times in a row: too little memory?"),
                )
        for future in [future for future, begun in running.items() if time.monotonic() - begun.since > timeout]:
            begun = running.pop(future)
            pool.stop(future)
            yield begun.place, Failed(f"stopped after {_length(timeout)} (--timeout)")


def _outcome(future: Future[Result]) -> Result | Failed | None:
    """Return a result, why there is none, or None where the worker died."""
    try:
        return future.result()
    except WorkerDied:
        return None
    except (CancelledError, ClusterLost):
        return Failed("the cluster was lost before it was done")
    except Exception as error:  # noqa: BLE001 — whatever a worker says, the others go on
        return Failed(f"its worker failed: {bug(error)}")


def _length(seconds: float) -> str:
    return f"{seconds / 60:g} min" if seconds >= 60 else f"{seconds:g} s"
