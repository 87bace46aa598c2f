"""How many processors this process may use: a container's share of time counts, not the machine's processors."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from math import ceil
from pathlib import Path

_FILES = {2: ("cpu.max",), 1: ("cpu.cfs_quota_us", "cpu.cfs_period_us")}
"""Where a control group of Linux, by version, says how long it may run in a period."""


def processors(root: Path = Path("/")) -> int:
    """Return how many processors this process may use, at least one; part of one counts as one."""
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min([there, *map(ceil, _limits(root))]))


def _limits(root: Path) -> Iterator[float]:
    """Yield the processors that each control group around this process allows, where it says so."""
    groups = ""
    with suppress(OSError, ValueError):
        groups = (root / "proc/self/cgroup").read_text()
    for _, controllers, group in (line.split(":", 2) for line in groups.splitlines() if line.count(":") > 1):
        if controllers and "cpu" not in controllers.split(","):
            continue
        version, top = (1, "sys/fs/cgroup/cpu") if controllers else (2, "sys/fs/cgroup")
        folder = Path(top) / group.lstrip("/")
        for place in (folder, *folder.parents):
            with suppress(OSError, ValueError):  # no such file, or no number: no limit
                quota, period = " ".join((root / place / name).read_text() for name in _FILES[version]).split()
                if int(quota) > 0 and int(period) > 0:
                    yield int(quota) / int(period)
