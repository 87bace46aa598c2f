"""The workers of a Dask cluster that somebody else has started."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from importlib import import_module
from types import TracebackType
from typing import Any

from lintorg.fleet.running import ClusterLost, WorkerDied
from lintorg.model.errors import CannotJudge, LintorgError
from lintorg.model.text import safe

_CONNECT = 5
"""Seconds in which a scheduler must answer."""


class Cluster:
    """A pool over a scheduler; a worker of it is given one task at a time, and says when it begins it.

    Dask itself begins a task again whose worker died, as often as its ``allowed-failures`` says.
    """

    def __init__(self, address: str) -> None:
        """Connect.

        Raises:
            LintorgError: Dask is not installed.
            CannotJudge: no scheduler answers there, or it has no worker.
        """
        try:
            client: Any = import_module("distributed").Client
        except ModuleNotFoundError:
            raise LintorgError("--scheduler needs Dask; install it with `pip install 'lintorg[cluster]'`") from None
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters of it is said in rows
        try:
            self._client: Any = client(address, timeout=_CONNECT, set_as_default=False)
        except (OSError, ValueError) as error:
            raise CannotJudge(
                f"no Dask scheduler answers at {safe(address)}: {safe(str(error) or type(error).__name__)[:200]}"
            ) from None
        self._executor = self._client.get_executor(pure=False)
        self._topic = f"lintorg-{uuid.uuid4().hex}"
        self._keys: dict[Future[Any], str] = {}
        self._places: dict[str, str] = {}
        """On which worker a task was begun and has not ended."""
        self._held: set[str] = set()
        """Tasks that were stopped and whose worker could not be restarted."""
        self._client.subscribe_topic(self._topic, self._heard)
        if not self.size():
            self._client.close()
            raise CannotJudge(f"the scheduler at {safe(address)} has no worker; start one with `dask worker`")

    def size(self) -> int:
        """Return how many workers the cluster has now that hold no stopped task.

        Raises:
            ClusterLost: the scheduler is gone.
        """
        return len(self._free())

    def _free(self) -> list[str]:
        try:
            known = self._client.scheduler_info(n_workers=-1)
        except Exception:  # noqa: BLE001 — a closed connection has as many names as there are transports
            raise ClusterLost from None
        held = {self._places[key] for key in self._held.copy() if key in self._places}
        return [worker for worker in known.get("workers", ()) if worker not in held]

    def submit(self, function: Callable[[Any], Any], task: Any) -> Future[Any]:
        """Give a task to a worker that holds none that was stopped: Dask itself takes such a one for idle."""
        outer: Future[Any] = Future()
        key = f"{self._topic}-{uuid.uuid4().hex}"
        try:
            if self._client.status != "running":
                raise ClusterLost
            inner = self._executor.submit(
                _told, self._topic, key, function, task, key=key, workers=self._free(), allow_other_workers=True
            )
        except ClusterLost as lost:
            outer.set_exception(lost)
            return outer
        self._keys[outer] = key
        inner.add_done_callback(lambda done: _copy(done, outer))
        return outer

    def started(self, future: Future[Any]) -> bool:
        """Tell whether a worker has said that it began a task."""
        return self._keys.get(future) in self._places

    def stop(self, future: Future[Any]) -> None:
        """Restart the worker of a task, where a nanny watches it; else it counts no more until the task has ended."""
        key = self._keys.pop(future)
        future.cancel()
        try:
            self._client.cancel([import_module("distributed").Future(key, self._client)])
            self._client.restart_workers([self._places[key]], timeout=_CONNECT, raise_for_error=False)
        except Exception:  # noqa: BLE001 — no nanny, or a cluster that does not answer, which is noticed elsewhere
            self._held.add(key)

    def _heard(self, event: tuple[float, tuple[str, str, str]]) -> None:
        """Note what a worker says of a task, in a thread of Dask's."""
        _, (what, key, worker) = event
        if what == "began":
            self._places[key] = worker
        else:
            self._places.pop(key, None)

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with suppress(Exception):
            self._executor.shutdown(wait=False)
            self._client.close(timeout=_CONNECT)


def _told(topic: str, key: str, function: Callable[[Any], Any], task: Any) -> Any:
    """Do a task on a worker, and say when it begins and when it has ended."""
    worker: Any = import_module("distributed").get_worker()
    worker.log_event(topic, ("began", key, worker.address))
    try:
        return function(task)
    finally:
        worker.log_event(topic, ("ended", key, worker.address))


def _copy(inner: Future[Any], outer: Future[Any]) -> None:
    from distributed.scheduler import KilledWorker

    if outer.cancelled():
        return
    if inner.cancelled():
        outer.set_exception(ClusterLost())
        return
    error = inner.exception()
    if error is None:
        outer.set_result(inner.result())
    else:
        outer.set_exception(WorkerDied() if isinstance(error, KilledWorker) else error)
