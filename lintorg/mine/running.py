"""Git processes that read for a view: bounded in memory and in what is read of them, and all ended at once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import contextmanager
from subprocess import Popen
from threading import Lock, Thread
from typing import IO, NamedTuple

from lintorg.model.measure import MISSING_OBJECTS, TOO_LARGE

MAX_OUTPUT = 100_000_000
"""Bytes read of one git process: what prints more is asked in parts, and a commit that does alone is unread."""
_PIECE = 1 << 20
_REFUSED = b"attempting to allocate"
"""What git says where it would need more memory at once than it may have."""


class Printed(NamedTuple):
    """What a process printed, and the reason code where that is not all."""

    output: bytes
    trouble: str | None


class Running:
    """The git processes of a view, so that whoever is in a hurry ends them whatever thread waits for them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._processes: set[Popen[bytes]] = set()
        self._over = False

    def check(self) -> None:
        """Go on, unless all was ended.

        Raises:
            CancelledError: it was; what a process printed then says nothing about the repository.
        """
        if self._over:
            raise CancelledError

    @contextmanager
    def keep(self, process: Popen[bytes]) -> Iterator[Popen[bytes]]:
        """Keep a process for as long as its output is read; afterwards it has ended."""
        with process:
            with self._lock:
                self._processes.add(process)
                over = self._over
            try:
                if over:
                    raise CancelledError
                yield process
            except BaseException:
                process.kill()
                raise
            finally:
                with self._lock:
                    self._processes.discard(process)

    def end(self) -> None:
        """End every process, and let none be read from here on."""
        with self._lock:
            self._over = True
            for process in self._processes:
                process.kill()


def read_all(process: Popen[bytes], most: int) -> Printed:
    """Read what a process prints up to so many bytes; one that prints more is ended."""
    said = bytearray()
    assert process.stdout
    assert process.stderr
    listener = Thread(target=_listen, args=(process.stderr, said), daemon=True)  # or a full pipe would stop it
    listener.start()
    pieces, size = [], 0
    while piece := process.stdout.read(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > most:
            process.kill()
            return Printed(b"", TOO_LARGE)
    listener.join()
    if process.wait() == 0:
        return Printed(b"".join(pieces), None)
    return Printed(b"".join(pieces), TOO_LARGE if _REFUSED in said else MISSING_OBJECTS)


def _listen(stream: IO[bytes], said: bytearray) -> None:
    """Keep the beginning of what is said."""
    while piece := stream.read(4096):
        if len(said) < _PIECE:
            said += piece


@contextmanager
def threads(jobs: int) -> Iterator[ThreadPoolExecutor]:
    """Run work in threads; an error, as an interrupt is one, does not wait for theirs: the view's end ends it."""
    pool = ThreadPoolExecutor(jobs)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()
