"""Times lintorg beside git, PyDriller and other tools on one history: ``speed.py REPOSITORY``.

Writes its section of RESULTS.md. Every ratio is of runs that took turns.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.peers import peers
from benchmarks.timing import LINTORG, PROJECT, Contender, Run, in_turns, machine, memory, row, timed, write_section

ROUNDS, SAMPLE, GROWN, CHANGE = 5, 200, 50, 20
QUIET = ("--no-config", "--quiet")
_PYDRILLER = """\
import itertools, sys, pydriller
for commit in itertools.islice(pydriller.Repository(sys.argv[1], order="reverse").traverse_commits(), int(sys.argv[2])):
    for file in commit.modified_files:
        file.added_lines
"""
HEADER = """\
| | median | range | processor time | beside git log | bar |
|---|---|---|---|---|---|"""


class Bench:
    """One repository, a clone of it that may be written to, and caches in a scratch folder."""

    def __init__(self, repository: Path, scratch: Path) -> None:
        self.repository = repository.resolve()
        self.scratch = scratch
        self.git_dir = self.repository / ".git" if (self.repository / ".git").exists() else self.repository
        self.clone = scratch / "clone"
        self.head = self.git("rev-parse", "HEAD")
        self.commits = int(self.git("rev-list", "--count", "HEAD"))
        self.full, self.cache = scratch / "full", scratch / "cache"
        subprocess.run(["git", "clone", "-q", "--shared", self.git_dir, self.clone], check=False)  # a file may lack

    def git(self, *arguments: str) -> str:
        """Return what git says of the repository."""
        command = ["git", "--git-dir", str(self.git_dir), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    def lintorg(self, name: str, *arguments: str | Path, before: Callable[[], object] = lambda: None) -> Contender:
        """Return a run of lintorg with the cache of this benchmark."""
        command = (*LINTORG, *arguments, *QUIET)
        return Contender(name=name, command=command, before=before, environment={"LINTORG_CACHE_DIR": str(self.cache)})

    def forget_answers(self) -> None:
        """Leave only facts in the cache."""
        shutil.rmtree(self.cache / "answers", ignore_errors=True)

    def restore(self, saved: Path) -> None:
        """Put another cache in the place of this one."""
        shutil.rmtree(self.cache, ignore_errors=True)
        shutil.copytree(saved, self.cache)

    def floor(self) -> Contender:
        """Return git's own reading of the whole history."""
        options = ("log", "--no-merges", "--raw", "--numstat", "-M", "HEAD")
        return Contender(name="git log", command=("git", "--git-dir", self.git_dir, *options))


def cold(bench: Bench, folder: Path) -> Iterator[str]:
    """Yield the rows of reading a whole history."""
    ours = bench.lintorg("scan", "scan", bench.repository, "--fail-on=never", "--no-cache")
    floor = bench.floor()
    tried = peers(folder, bench.clone, bench.git("log", "-1", "--format=%cI"))
    runs = in_turns([ours, floor, *tried.quick], ROUNDS)
    sample = min(SAMPLE, bench.commits)
    loop = Contender(
        name="PyDriller",
        command=(sys.executable, "-c", _PYDRILLER, bench.clone, str(sample)),
        scale=bench.commits / sample,
    )
    yield row("`lintorg scan --no-cache`", runs[ours.name], runs[floor.name], "≤ 0.5 × git log, ≤ 0.7 × `bca vcs`")
    yield row("`git log --no-merges --raw --numstat -M HEAD`", runs[floor.name])
    for other in tried.quick:
        yield row(f"`{other.name}`", runs[other.name], runs[floor.name])
    for name, run in tried.slow.items():
        yield row(f"`{name}`, one run", [run], runs[floor.name][:1])
    driven = [timed(loop)]
    yield row(f"PyDriller's `modified_files`, {sample} newest commits × {loop.scale:.0f}", driven)
    yield from (f"| {sentence} | | | | | |" for sentence in tried.left_out)


def warm(bench: Bench) -> Iterator[str]:
    """Yield the rows of what a team waits for every day."""
    bare = Contender(name="python", command=(sys.executable, "-c", "pass"))
    version = Contender(name="version", command=(*LINTORG, "--version"))
    runs = in_turns([bare, version], 4 * ROUNDS)
    over = [Run(v.wall - b.wall, v.cpu - b.cpu) for v, b in zip(runs["version"], runs["python"], strict=True)]
    yield row("`lintorg --version`, over bare Python", over, bar="≤ 0.15 s")
    scan = bench.lintorg("scan", "scan", bench.clone, "--fail-on=never")
    base = bench.git("rev-parse", f"HEAD~{CHANGE}")
    count = bench.git("rev-list", "--count", f"{base}..HEAD")
    yield from _grown(bench, scan)
    yield one(scan, "warm `scan`, nothing new", "≤ 0.25 s")
    check = ("check", bench.clone, "--base", base)
    plain = bench.lintorg("check", *check, "--no-blame", before=bench.forget_answers)
    yield one(plain, f"`check --no-blame`, {count} commits", "≤ 1.5 s")
    blamed = bench.lintorg("blame", *check, before=bench.forget_answers)
    yield one(blamed, f"`check`, {count} commits", "≤ 4 s")
    yield one(bench.lintorg("backtest", "backtest", bench.clone), "`backtest --changes 200`", "≤ 5 s")
    report = bench.lintorg("report", "report", bench.clone, "--format=html", before=bench.forget_answers)
    yield one(report, "`report --format=html`, facts and functions known", "≤ 4 s")


def _grown(bench: Bench, scan: Contender) -> Iterator[str]:
    """Yield the row of a scan after new commits: each run has a cache that does not know them."""
    old = bench.git("rev-parse", f"HEAD~{GROWN}")
    count = bench.git("rev-list", "--count", f"{old}..HEAD")
    point(bench.clone, old)
    timed(scan)
    bench.cache.rename(bench.full)
    point(bench.clone, bench.head)
    grown = bench.lintorg("grown", *scan.command[3:-2], before=lambda: bench.restore(bench.full))
    yield one(grown, f"warm `scan`, {count} new commits", "≤ 1.0 s")


def point(clone: Path, commit: str) -> None:
    """Make a commit the head of a clone, whatever is in its work tree."""
    subprocess.run(["git", "-C", clone, "update-ref", "--no-deref", "HEAD", commit], check=True)


def one(contender: Contender, name: str, bar: str) -> str:
    """Return the row of a command that runs alone."""
    return row(name, in_turns([contender], ROUNDS)[contender.name], bar=bar)


def main(repository: Path) -> None:
    """Measure everything and write it down."""
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(repository, Path(scratch))
        rows = [*cold(bench, PROJECT / "build" / "peers"), *warm(bench)]
        own, children = memory(("scan", bench.repository, "--no-cache", "--fail-on=never", *QUIET), bench.scratch)
    text = f"""\
A history of {bench.commits:,} commits, head {bench.head[:9]}; {datetime.now(UTC):%Y-%m-%d}, {machine()}.
Medians of {ROUNDS} runs in turns, whole processes, output thrown away, after one round
that does not count (`make bench REPO=…`).

{HEADER}
{chr(10).join(rows)}

Peak memory of the cold scan: {own} MB in lintorg's own process (bar: 300 MB), {children} MB in the largest git.
"""
    write_section("Speed", text)
    print(text)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
