"""Runs whole processes in turns and says how long each took."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).parents[1]
LINTORG = (sys.executable, "-m", "lintorg")
_MEMORY = """\
import atexit, resource, sys
file, sys.argv = sys.argv[1], ["lintorg", *sys.argv[2:]]
def say():
    who = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    open(file, "w").write(" ".join(str(resource.getrusage(one).ru_maxrss // 1024) for one in who))
atexit.register(say)
from lintorg.cli import main
main()
"""


class Run(NamedTuple):
    """Seconds on the clock, and of processors: those of a process and of all that it waited for."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """A command that takes part; ``before`` is called before each run, and counts for nothing."""

    name: str
    command: Sequence[str | Path]
    before: Callable[[], object] = lambda: None
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path = PROJECT
    scale: float = 1
    """What its seconds are multiplied with, where only a sample is done."""


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a run: compiled modules may be kept, as in any installation."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LINTORG", "PYTHONDONTWRITE"))}
    return {**kept, **more}


def timed(contender: Contender) -> Run:
    """Run a command to its end with its output thrown away.

    Raises:
        CalledProcessError: it ended in anything but 0 or 1 (findings).
    """
    contender.before()
    start = time.perf_counter()
    process = subprocess.Popen(
        list(map(str, contender.command)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=contender.folder,
        env=environment(**contender.environment),
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise subprocess.CalledProcessError(process.returncode, contender.name)
    return Run(wall * contender.scale, (usage.ru_utime + usage.ru_stime) * contender.scale)


def in_turns(contenders: Sequence[Contender], rounds: int) -> dict[str, list[Run]]:
    """Run every contender once a round, one after the other, after one round that does not count."""
    runs: dict[str, list[Run]] = {contender.name: [] for contender in contenders}
    for number in range(rounds + 1):
        for contender in contenders:
            run = timed(contender)
            if number:
                runs[contender.name].append(run)
    return runs


def row(name: str, runs: Sequence[Run], beside: Sequence[Run] = (), bar: str = "") -> str:
    """Return a row of a table: median, range, processor time, and the ratio to others round by round."""
    walls = [run.wall for run in runs]
    ratios = [run.wall / other.wall for run, other in zip(runs, beside, strict=True)] if beside else []
    cells = [
        name,
        f"{statistics.median(walls):.2f} s",
        f"{min(walls):.2f}-{max(walls):.2f} s",
        f"{statistics.median(run.cpu for run in runs):.2f} s",
        f"{statistics.median(ratios):.2f}" if ratios else "",
        bar,
    ]
    return "| " + " | ".join(cells) + " |"


def memory(arguments: Sequence[str | Path], scratch: Path, **more: str) -> tuple[int, int]:
    """Return the peak megabytes of lintorg's own process and of the largest of its children."""
    file = scratch / "memory"
    command = [sys.executable, "-c", _MEMORY, str(file), *map(str, arguments)]
    subprocess.run(command, cwd=PROJECT, env=environment(**more), stdout=subprocess.DEVNULL, check=False)
    own, children = file.read_text().split()
    return int(own), int(children)


def machine() -> str:
    """Say what the numbers were measured on, without naming it."""
    cores = len(os.sched_getaffinity(0))
    git = subprocess.run(["git", "version"], capture_output=True, text=True, check=True).stdout.split()[2]
    return f"{cores} cores ({os.uname().machine}), Python {sys.version.split()[0]}, git {git}"


def write_section(title: str, text: str) -> None:
    """Put a section into RESULTS.md, in the place of the one with the same title."""
    results = Path(__file__).with_name("RESULTS.md")
    before, _, after = results.read_text(encoding="utf-8").partition(f"\n## {title}\n")
    rest = after.partition("\n## ")[2]
    tail = f"\n## {rest}" if rest else ""
    results.write_text(f"{before.rstrip()}\n\n## {title}\n\n{text.strip()}\n{tail}", encoding="utf-8")
