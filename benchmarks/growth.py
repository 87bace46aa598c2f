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
| commits | `scan --no-cache` | git log | ratio | own memory | largest git |
|---|---|---|---|---|---|"""


def row(commits: int) -> str:
    """Make a history and return its row; nothing of it is kept."""
    with tempfile.TemporaryDirectory() as scratch:
        repository = Path(scratch) / "generated"
        generate(repository, commits)
        bench = Bench(repository, Path(scratch))
        cold = ("scan", bench.repository, "--no-cache", "--fail-on=never")
        theirs = timed(bench.floor())
        ours = timed(bench.lintorg("scan", *cold))
        own, children = memory((*cold, *QUIET), bench.scratch)
    cells = (f"{bench.commits:,}", f"{ours.wall:.1f} s", f"{theirs.wall:.1f} s", f"{ours.wall / theirs.wall:.2f}")
    return f"| {' | '.join((*cells, f'{own} MB', f'{children} MB'))} |"


def main(sizes: list[int]) -> None:
    """Measure and write down."""
    rows = "\n".join(map(row, sizes))
    text = f"Generated histories (`make growth`), {machine()}, one cold run each.\n\n{HEADER}\n{rows}"
    write_section("Growth", text)
    print(text)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
