"""Whenever a scan is ended, it ends at once and in order, and the next one is as if it had never been."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from lintorg.cli import run
from lintorg.store.segments import FORMAT, _name
from tests.commands import ROOT
from tests.repos import TEAL, history, make_repo
from tests.unlucky.catalogue import MANY_MOMENTS, MOMENTS, SIGNALS

# What touches files and processes is counted, from the first look at the repository on: a moment is such a number.
SCRIPT = """
import os, signal, sys
import lintorg.app.scan
from lintorg.cli import main
at, number = int(sys.argv[1]), getattr(signal, sys.argv[2])
TOUCHING = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "tempfile.mkstemp", "subprocess.Popen"}
passed = 0
def count(event, arguments):
    global passed
    if event in TOUCHING and not str(arguments[0]).endswith((".py", ".pyc", ".so")):
        passed += 1
        if passed == at:
            os.kill(os.getpid(), number)
sys.addaudithook(count)
sys.argv[1:] = sys.argv[3:]
try:
    main()
finally:
    print(passed, file=sys.stderr)
"""


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    commits = history(30, path="kernels/gemm.cu") + history(5, author=TEAL, path="data/load.py")
    return make_repo(tmp_path_factory.mktemp("signals") / "lab", commits)


def scan_until(moment, name, repo, folder):
    """Scan in a session of its own, and send it a signal at a moment; 0 is never."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "LINTORG_CONFIG": "",
        "LINTORG_CACHE_DIR": str(folder / "cache"),
        "TMPDIR": str(folder),
    }
    command = [sys.executable, "-c", SCRIPT, str(moment), name, "scan", str(repo), "--format=json"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    out, err = process.communicate(timeout=60)
    return process, out, err.decode()


@pytest.fixture(scope="module")
def whole(repo, tmp_path_factory):
    """What a scan that nobody disturbs prints, and how many moments it has."""
    process, out, err = scan_until(0, "SIGINT", repo, tmp_path_factory.mktemp("whole"))
    assert process.returncode == 0
    return out, int(err.split()[-1])


def alive(group):
    """Return the processes that a scan has left behind."""
    listed = subprocess.run(["ps", "-A", "-o", "pgid=,stat=,args="], capture_output=True, text=True, check=True)
    return [line for line in listed.stdout.splitlines() if line.split()[0] == str(group) and "Z" not in line.split()[1]]


def gone(group):
    until = time.monotonic() + 2
    while alive(group) and time.monotonic() < until:
        time.sleep(0.02)
    return alive(group) == []


def ended_and_begun_again(moment, name, repo, whole, folder, capfdbinary, monkeypatch):
    out, moments = whole
    process, printed, said = scan_until(max(1, round(moments * moment)), name, repo, folder)
    assert gone(process.pid)
    assert "Traceback" not in said
    assert printed in (b"", out)
    if name == "SIGKILL":
        assert process.returncode == -signal.SIGKILL
    else:
        assert (process.returncode, "lintorg: interrupted" in said) == (130, True)
        assert list(folder.glob("lintorg-*")) == []
    segments = list((folder / "cache").rglob(f"{FORMAT}-*"))
    assert [file for file in segments if file.name != _name(file.read_bytes())] == []
    monkeypatch.setenv("LINTORG_CACHE_DIR", str(folder / "cache"))
    assert run(["scan", str(repo), "--format=json", "-v"]) == 0
    again, _ = capfdbinary.readouterr()
    assert json.loads(again) == json.loads(out)


@pytest.mark.parametrize("name", SIGNALS)
def test_a_scan_that_is_ended(name, repo, whole, tmp_path, capfdbinary, monkeypatch):
    count = MOMENTS if name == "SIGKILL" else 3
    for number in range(count):
        folder = tmp_path / str(number)
        folder.mkdir()
        ended_and_begun_again((number + 0.5) / count, name, repo, whole, folder, capfdbinary, monkeypatch)


def test_what_a_killed_scan_leaves_the_next_one_removes(repo, whole, tmp_path):
    out, moments = whole
    scan_until(moments // 2, "SIGKILL", repo, tmp_path)
    assert len(list(tmp_path.glob("lintorg-*"))) == 1
    process, again, _ = scan_until(0, "SIGKILL", repo, tmp_path)
    assert (process.returncode, again, list(tmp_path.glob("lintorg-*"))) == (0, out, [])


@pytest.mark.long
@pytest.mark.parametrize("name", SIGNALS)
def test_a_scan_that_is_ended_at_many_moments(name, repo, whole, tmp_path, capfdbinary, monkeypatch):
    for number in range(MANY_MOMENTS):
        folder = tmp_path / str(number)
        folder.mkdir()
        ended_and_begun_again((number + 0.5) / MANY_MOMENTS, name, repo, whole, folder, capfdbinary, monkeypatch)


def test_scans_and_a_cleared_cache_at_once(repo, whole, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LINTORG_CACHE_DIR": str(tmp_path / "cache")}
    scan, clear = ("scan", str(repo), "--format=json"), ("cache", "clear")
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "lintorg", *arguments],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for arguments in (scan, scan, clear, clear, scan, clear)
    ]
    ended = [(process.communicate(timeout=60), process.returncode) for process in started]
    assert [code for _, code in ended] == [0] * len(started), ended
    assert {out for ((out, _), _), process in zip(ended, started, strict=True) if "scan" in process.args} == {whole[0]}
    assert b"Traceback" not in b"".join(err for (_, err), _ in ended)


def test_a_git_that_is_killed_half_way_is_no_history_that_was_read(repo, tmp_path, monkeypatch, capfdbinary):
    git = tmp_path / "bin" / "git"
    git.parent.mkdir()
    git.write_text(
        '#!/bin/sh\ncase "$*" in *diff-tree*) kill -9 $$;; *) PATH=${PATH#*:} exec git "$@";; esac\n', encoding="ascii"
    )
    git.chmod(0o755)
    monkeypatch.setenv("PATH", f"{git.parent}{os.pathsep}{os.environ['PATH']}")
    assert run(["scan", str(repo), "--format=json", "--no-cache"]) == 0
    found = json.loads(capfdbinary.readouterr().out)
    assert found["repository"]["degraded_commits"] == found["repository"]["commits"] == 35
    assert {finding["outcome"] for finding in found["findings"]} == {"abstained"}
