"""Fuzzes the targets led by coverage, with atheris: ``python -m tests.fuzz.guided [--seconds N] [TARGET …]``.

atheris is no dependency, since it installs on few versions of Python: ``pip install atheris``, on 3.11 or 3.12.
Each target runs in a process of its own, since libFuzzer never returns; the numbers of inputs tried are printed.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

_TRIED = re.compile(r"stat::number_of_executed_units: (\d+)")
_MEGABYTES, _SLOW = 1_000, 25


def main() -> int:
    """Fuzz each target in turn; 1 where one of them fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--seconds", type=int, default=60, help="of each target")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked, flags = parser.parse_known_args()
    if asked.inside:
        _fuzz(asked.targets[0], flags)
    from tests.fuzz.seeds import SEEDS

    return max(_run(name, asked.seconds, SEEDS[name]) for name in asked.targets or SEEDS)


def _fuzz(name: str, flags: list[str]) -> None:
    import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]

    with atheris.instrument_imports(include=["lintorg", "yaml"], enable_loader_override=False):
        from tests.fuzz.targets import TARGETS
    atheris.Setup([sys.argv[0], *flags], TARGETS[name])
    atheris.Fuzz()


def _run(name: str, seconds: int, seeds: list[bytes]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds):
            (Path(folder) / str(number)).write_bytes(seed)
        limits = [f"-max_total_time={seconds}", f"-rss_limit_mb={_MEGABYTES}", f"-timeout={_SLOW}"]
        command = [sys.executable, "-m", "tests.fuzz.guided", "--inside", name, *limits, "-print_final_stats=1", folder]
        done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", errors="replace")
    tried = _TRIED.search(done.stderr)
    sys.stdout.write(f"{name}: {tried[1] if tried else 'no'} inputs, {'failed' if done.returncode else 'no failure'}\n")
    if done.returncode:
        sys.stdout.write(done.stderr[-4_000:] + done.stdout[-4_000:])
    sys.stdout.flush()
    return int(done.returncode != 0)


if __name__ == "__main__":
    sys.exit(main())
