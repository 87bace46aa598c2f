"""Times a cold scan against one ``git log`` of the same history, in alternating runs."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

RUNS = 5
FLOOR = ("log", "--no-merges", "--raw", "--numstat", "-M", "HEAD")


class Run(NamedTuple):
    """Wall seconds of a process, and peak memory of the largest process it waited for, in MB."""

    seconds: float
    megabytes: float


def timed(command: list[str]) -> Run:
    """Run a command to its end with its output thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(seconds, usage.ru_maxrss / 1024)


def main(repository: Path) -> None:
    """Print the medians and the ratio run by run."""
    git_dir = repository / ".git" if (repository / ".git").exists() else repository
    floor = ["git", "--git-dir", str(git_dir), *FLOOR]
    scan = [sys.executable, "-m", "lintorg", "scan", str(repository), "--quiet", "--fail-on=never", "--no-cache"]
    timed(scan)  # warms the page cache for both
    pairs = [(timed(scan), timed(floor)) for _ in range(RUNS)]
    ratios = [ours.seconds / theirs.seconds for ours, theirs in pairs]
    for name, runs in (("lintorg scan", [ours for ours, _ in pairs]), ("git log", [theirs for _, theirs in pairs])):
        seconds = [run.seconds for run in runs]
        print(
            f"{name:<14} median {statistics.median(seconds):6.2f} s  range {min(seconds):.2f}-{max(seconds):.2f} s  "
            f"peak {max(run.megabytes for run in runs):.0f} MB"
        )
    print(f"{'ratio':<14} median {statistics.median(ratios):6.2f}    range {min(ratios):.2f}-{max(ratios):.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
