"""What ten times the commits cost: generated histories, each scanned cold once, beside git's own reading of them."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.generate import generate
from benchmarks.speed import QUIET, Bench
from benchmarks.timing import machine, memory, timed, write_section

SIZES = (10_000, 100_000, 1_000_000)
HEADER = """\
| commits | `scan --no-cache` | its processor time | git log | its processor time | own memory | largest git |
|---|---|---|---|---|---|---|"""


def row(commits: int) -> str:
    """Make a history and return its row; nothing of it is kept."""
    with tempfile.TemporaryDirectory() as scratch:
        repository = Path(scratch) / "generated"
        generate(repository, commits)
        return measured(repository, Path(scratch))


def measured(repository: Path, scratch: Path) -> str:
    """Return the row of a history that is there."""
    bench = Bench(repository, scratch)
    cold = ("scan", bench.repository, "--no-cache", "--fail-on=never")
    theirs = timed(bench.floor())
    ours = timed(bench.lintorg("scan", *cold))
    own, children = memory((*cold, *QUIET), bench.scratch)
    seconds = [f"{seconds:.1f} s" for run in (ours, theirs) for seconds in run]
    return f"| {' | '.join((f'{bench.commits:,}', *seconds, f'{own} MB', f'{children} MB'))} |"


def main(sizes: list[int]) -> None:
    """Measure and write down."""
    rows = "\n".join(map(row, sizes))
    text = f"Generated histories (`make growth`), {machine()}, one cold run each.\n\n{HEADER}\n{rows}"
    write_section("Growth", text)
    print(text)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
