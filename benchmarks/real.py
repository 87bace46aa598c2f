"""Scans repositories and prints a row for each: head, commits, headline numbers, seconds, breaches."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

HEADER = (
    "| repository | head | commits | window | people | half | core areas without successor | core commits in two areas"
    " | newcomers | s | breaches |"
)


def row(name: str, repository: Path) -> str:
    """Scan one repository anew and return its row."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "lintorg", "scan", str(repository), "--quiet", "--no-cache", "--format=json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    found = json.loads(done.stdout)
    values = {m["metric"]: m["value"] for m in found["measures"] if m["subject"] == "repo"}
    breaches = [f"{f['rule']} {f['subject'].partition(':')[2]}" for f in found["findings"] if f["outcome"] == "breach"]
    scanned = found["repository"]
    cells = [
        name,
        scanned["head"][:9],
        f"{scanned['commits']} ({scanned['degraded_commits']} degraded)",
        scanned["window_commits"],
        scanned["people"],
        values["contributor_absence_factor"],
        f"{values['core_areas_without_successor']}/{judged}" if (judged := values["core_areas_judged"]) else "—",
        _percent(values["cross_core_commit_share"]),
        _percent(values["newcomer_people_share"]),
        f"{seconds:.1f}",
        ", ".join(breach.strip() for breach in breaches) or "none",
    ]
    return "| " + " | ".join(map(str, cells)) + " |"


def _percent(share: float | None) -> str:
    return "—" if share is None else f"{100 * share:.0f} %"


def main(arguments: list[str]) -> None:
    """Print a table; arguments are NAME=PATH."""
    print(HEADER)
    print("|" + "---|" * HEADER.count(" | ") + "---|")
    for argument in arguments:
        name, _, path = argument.partition("=")
        print(row(name, Path(path)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
