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
    """A pool over a scheduler; a worker of it is given one task at a time.

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
        self._keys: dict[Future[Any], str] = {}
        if not self.size():
            self._client.close()
            raise CannotJudge(f"the scheduler at {safe(address)} has no worker; start one with `dask worker`")

    def size(self) -> int:
        """Return how many workers the cluster has now; none when the scheduler is gone."""
        try:
            known = self._client.scheduler_info(n_workers=-1)
        except Exception:  # noqa: BLE001 — a closed connection has as many names as there are transports
            return 0
        return len(known.get("workers", ()))

    def submit(self, function: Callable[[Any], Any], task: Any) -> Future[Any]:
        """Give a task to the cluster."""
        outer: Future[Any] = Future()
        if self._client.status != "running":
            outer.set_exception(ClusterLost())
            return outer
        key = f"lintorg-{uuid.uuid4().hex}"
        inner = self._executor.submit(function, task, key=key)
        self._keys[outer] = key
        inner.add_done_callback(lambda done: _copy(done, outer))
        return outer

    def stop(self, future: Future[Any]) -> None:
        """Restart the worker of a task, where it is watched by a nanny; else it goes on until it is done."""
        key = self._keys.pop(future)
        with suppress(Exception):  # a cluster that does not answer is noticed elsewhere
            running = self._client.processing()
            workers = [worker for worker, keys in running.items() if key in map(str, keys)]
            future.cancel()
            self._client.restart_workers(workers, timeout=_CONNECT, raise_for_error=False)

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with suppress(Exception):
            self._executor.shutdown(wait=False)
            self._client.close(timeout=_CONNECT)


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
