"""Two hundred repositories, on processes and on a real Dask cluster, with a worker killed while it works."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.cli.test_fleet import cluster  # noqa: F401 — a fixture
from tests.commands import ROOT
from tests.repos import TEAL, history, make_repo

pytestmark = [pytest.mark.long, pytest.mark.filterwarnings("ignore")]
REPOSITORIES = 200


@pytest.fixture(scope="module")
def fleet(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fleet")
    for number in range(REPOSITORIES):
        second = history(number % 5 + 1, every=0.5, author=TEAL, path=f"data/{number % 7}.py")
        make_repo(folder / f"r{number}", history(12, start=5, every=2) + second)
    lines = "".join(f"  - {{path: r{number}}}\n" for number in range(REPOSITORIES))
    (folder / "fleet.yaml").write_text(f"lintorg-fleet: 1\nrepositories:\n{lines}")
    return folder


def children(of):
    """Return the processes that a process has spawned to work for it."""
    found = subprocess.run(["pgrep", "-P", str(of), "-f", "spawn_main"], capture_output=True, text=True, check=False)
    return [int(number) for number in found.stdout.split()]


def scanned(fleet, cache, *arguments, parent=None):
    """Return what a scan says that loses a worker, a child of ``parent`` or its own, three seconds after it began."""
    scan = subprocess.Popen(
        [sys.executable, "-m", "lintorg", "scan", fleet / "fleet.yaml", "--format=json", "--quiet", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), "LINTORG_CACHE_DIR": str(cache)},
        stdout=subprocess.PIPE,
    )
    time.sleep(3)
    victim = children(parent or scan.pid)[0]
    os.kill(victim, signal.SIGKILL)
    out = scan.communicate(timeout=300)[0]
    assert scan.returncode == 0
    assert victim not in children(parent or scan.pid)
    return out


def test_two_hundred_repositories_give_the_same_bytes_on_both_and_survive_a_killed_worker(fleet, tmp_path, cluster):  # noqa: F811
    on_processes = scanned(fleet, tmp_path / "own", "--jobs=2")
    worker = subprocess.run(["pgrep", "-f", f"dask_worker {cluster}"], capture_output=True, text=True, check=True)
    nanny = int(worker.stdout.split()[0])
    assert scanned(fleet, tmp_path / "own", f"--scheduler={cluster}", parent=nanny) == on_processes
    assert on_processes.count(b'"name": "r') >= REPOSITORIES


def test_a_scheduler_that_dies_half_way_leaves_rows_that_say_so(fleet, tmp_path, cluster):  # noqa: F811
    scheduler = subprocess.run(
        ["pgrep", "-f", f"dask_scheduler.*port={cluster.rpartition(':')[2]}"],
        capture_output=True,
        text=True,
        check=True,
    )
    scan = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "lintorg",
            "scan",
            fleet / "fleet.yaml",
            "--format=json",
            "--quiet",
            f"--scheduler={cluster}",
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT), "LINTORG_CACHE_DIR": str(tmp_path)},
        stdout=subprocess.PIPE,
    )
    time.sleep(5)
    os.kill(int(scheduler.stdout.split()[0]), signal.SIGKILL)
    rows = json.loads(scan.communicate(timeout=120)[0])["repositories"]
    assert scan.returncode == 3
    lost = [row for row in rows if row["status"] == "failed"]
    assert 0 < len(lost) < REPOSITORIES
    assert {row["reason"] for row in lost} == {"the cluster was lost before it was done"}
