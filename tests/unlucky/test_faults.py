"""On an unlucky machine the answer is the same, or one sentence and an exit code: never a traceback, never silence."""

import os
import subprocess
import sys
from string import Template

import pytest

from tests.commands import ROOT
from tests.repos import TEAL, history, make_repo
from tests.unlucky.catalogue import FAULTS, START, Fault, arranged

BASH = "/bin/bash"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A repository with paths beyond ASCII, in a folder beyond ASCII."""
    place = tmp_path_factory.mktemp("unlucky")
    arranged(place)
    commits = history(30, path="noyau-\u00e9/\u65e5\u672c.cu") + history(5, author=TEAL, path="data/load.py")
    make_repo(place / "lab-\u00fc", commits)
    return place


def scan(place, fault, folder):
    """Scan under a fault; the cache is new."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "LINTORG_CONFIG": "",
        "LINTORG_CACHE_DIR": str(folder / "cache"),
        "TMPDIR": str(folder),
        "PLACE": str(place),
    }
    for name, value in fault.environment.items():
        if value is None:
            environment.pop(name, None)
        else:
            environment[name] = Template(value).substitute(environment)
    command = [sys.executable, "-m", "lintorg", "scan", str(place / "lab-\u00fc"), "--format=json"]
    return subprocess.run(
        [BASH, "-c", fault.shell, "bash", *command],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=environment,
        timeout=60,
    )


@pytest.fixture(scope="module")
def lucky(place, tmp_path_factory):
    done = scan(place, Fault(shell=START), tmp_path_factory.mktemp("lucky"))
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


def can_mount():
    return subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.long] if fault.rare else []) for name, fault in FAULTS.items()]
)
def test_a_scan_under_a_fault(place, lucky, tmp_path, name):
    fault = FAULTS[name]
    if fault.mounts and not can_mount():
        pytest.skip("this machine lets nobody mount a file system of their own")
    done = scan(place, fault, tmp_path)
    said = done.stderr.decode()
    assert done.returncode == fault.code, said
    assert "Traceback" not in said
    assert "Exception ignored" not in said
    assert "bug" not in said
    assert said.startswith(fault.says if fault.lost and fault.says == "{" else "lintorg: " if fault.says else "")
    assert fault.says in said
    assert said.count("\n") == bool(fault.says)
    if not fault.lost:
        assert done.stdout == (lucky if fault.code == 0 else b"")
    assert list(tmp_path.glob("lintorg-*")) == []
