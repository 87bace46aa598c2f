"""An unlucky fleet says in a row or a sentence what it could not do, and the next run is as if it had never been."""

import json
import os
import subprocess
import sys
from string import Template

import pytest

from tests.commands import ROOT
from tests.repos import TEAL, history, make_repo
from tests.unlucky.catalogue import FAULTS, START, arranged
from tests.unlucky.test_faults import BASH, can_mount

FULL = {
    "of the cache": {"LINTORG_CACHE_DIR": "$PLACE/mount/cache"},
    "of temporary files": {"TMPDIR": "$PLACE/mount"},
    "of both": {"LINTORG_CACHE_DIR": "$PLACE/mount/cache", "TMPDIR": "$PLACE/mount"},
}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Three repositories, one of them fetched from its URL."""
    place = tmp_path_factory.mktemp("fleets")
    arranged(place)
    for number in range(3):
        commits = history(30, path=f"kernels/{number}.cu") + history(5, author=TEAL, path="data/load.py")
        make_repo(place / f"r{number}", commits)
    members = f"  - {{path: r0}}\n  - {{path: r1}}\n  - {{url: 'file://{place}/r2', name: fetched}}\n"
    (place / "fleet.yaml").write_text(f"lintorg-fleet: 1\nrepositories:\n{members}")
    return place


def started(place, folder, *, shell=START, **changes):
    """Start a fleet with a cache of the folder's own, unless a fault says another."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "LINTORG_CONFIG": "",
        "LINTORG_FLEET_KEY": "0" * 64,
        "LINTORG_CACHE_DIR": str(folder / "cache"),
        "TMPDIR": str(folder),
        "PLACE": str(place),
    }
    environment |= {name: Template(value).substitute(environment) for name, value in changes.items()}
    command = [sys.executable, "-m", "lintorg", "scan", str(place / "fleet.yaml"), "--format=json", "--jobs=2", "-q"]
    return subprocess.Popen(
        [BASH, "-c", shell, "bash", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environment,
        text=True,
    )


def ended(process):
    out, said = process.communicate(timeout=120)
    assert "Traceback" not in said
    assert "bug" not in said
    return process.returncode, out, said


@pytest.fixture(scope="module")
def clean(place, tmp_path_factory):
    code, out, said = ended(started(place, tmp_path_factory.mktemp("clean")))
    assert (code, said) == (0, "")
    return out


def test_two_fleets_at_once_on_one_cache(place, clean, tmp_path):
    both = [started(place, tmp_path) for _ in range(2)]
    assert [ended(process) for process in both] == [(0, clean, "")] * 2
    assert list(tmp_path.iterdir()) == [tmp_path / "cache"]


@pytest.mark.parametrize(
    "disk", [pytest.param(disk, marks=[] if disk == "of both" else [pytest.mark.long]) for disk in FULL]
)
def test_a_fleet_on_a_full_disk(disk, place, clean, tmp_path):
    if not can_mount():
        pytest.skip("this machine lets nobody mount a file system of their own")
    shell = FAULTS["the disk of the cache is full"].shell
    code, out, said = ended(started(place, tmp_path, shell=shell, **FULL[disk]))
    if code == 0:
        assert json.loads(out) == json.loads(clean)
    else:
        assert code == 3, said
        rows = json.loads(out)["repositories"] if out else []
        assert [row["reason"] for row in rows if row["status"] == "failed"] or said.startswith("lintorg: ")
    assert list(tmp_path.glob("lintorg-*")) == []
    assert ended(started(place, tmp_path)) == (0, clean, "")
