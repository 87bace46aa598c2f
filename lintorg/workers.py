"""How lintorg starts processes of its own."""

from __future__ import annotations

import multiprocessing
from multiprocessing.context import SpawnContext

from lintorg.isolation import isolate_workers


def worker_context() -> SpawnContext:
    """Return how workers are started: spawned, for a fork of a process with threads can hang, and isolated."""
    isolate_workers()
    return multiprocessing.get_context("spawn")
