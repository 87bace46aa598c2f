"""An interrupt in the first instants, while Python imports lintorg, ends it without a traceback."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.commands import ROOT
from tests.repos import history, make_repo

# A moment is a number of imports since the entry began its own; 0 is never. What starts first is said on stdout.
SCRIPT = """
import os, signal, sys
from lintorg.__main__ import main
at, number = int(sys.argv[1]), getattr(signal, sys.argv[2])
imports = 0
def count(event, arguments):
    global imports
    if event == "import" and (imports or arguments[0] == "lintorg.cli"):
        imports += 1
        if imports == 1:
            os.write(1, b"begun\\n")
        if imports == at:
            os.kill(os.getpid(), number)
sys.addaudithook(count)
sys.argv[1:] = sys.argv[3:]
try:
    main()
finally:
    os.write(2, b"\\n%d" % imports)
"""
ENDS = {"SIGINT": (130, -signal.SIGINT), "SIGTERM": (130, -signal.SIGTERM)}
"""What a shell shows as 130 or 143 where nothing had begun yet."""


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    return make_repo(tmp_path_factory.mktemp("interrupts") / "lab", history(3))


def begun(repo, folder, *, at=0, name="SIGINT"):
    """Start a scan in a process group of its own, as a terminal does."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "LINTORG_CONFIG": "",
        "LINTORG_CACHE_DIR": str(folder / "cache"),
        "TMPDIR": str(folder),
    }
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(at), name, "scan", str(repo), "--format=json", "--deep", "--jobs=2"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def ended_in_order(process, name, folder):
    out, err = process.communicate(timeout=60)
    said = err.decode()
    assert "Traceback" not in said
    assert "Exception ignored" not in said
    assert "bug" not in said
    assert process.returncode in ENDS[name], said
    assert (process.returncode == 130) == ("lintorg: interrupted" in said)
    assert list(folder.glob("lintorg-*")) == []
    return out


@pytest.fixture(scope="module")
def imports(repo, tmp_path_factory):
    """How many imports a whole scan takes."""
    out, err = begun(repo, tmp_path_factory.mktemp("whole")).communicate(timeout=60)
    assert out.startswith(b"begun\n{")
    return int(err.split()[-1])


def interrupted_at(moment, of, name, repo, imports, tmp_path):
    folder = tmp_path / str(moment)
    folder.mkdir()
    process = begun(repo, folder, at=1 + moment * (imports - 1) // of, name=name)
    assert ended_in_order(process, name, folder) == b"begun\n"


@pytest.mark.parametrize("name", ENDS)
def test_an_interrupt_at_an_import(name, repo, imports, tmp_path):
    for moment in range(3):
        interrupted_at(moment, 3, name, repo, imports, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("name", ENDS)
def test_an_interrupt_at_many_imports(name, repo, imports, tmp_path):
    for moment in range(25):
        interrupted_at(moment, 25, name, repo, imports, tmp_path)


def interrupted_after(seconds, name, repo, folder):
    """Interrupt a scan with all that it has started, so long after its own imports began."""
    process = begun(repo, folder)
    assert os.read(process.stdout.fileno(), 6) == b"begun\n"
    time.sleep(seconds)
    os.killpg(process.pid, getattr(signal, name))
    ended_in_order(process, name, folder)


def test_an_interrupt_after_a_while(repo, tmp_path):
    for moment in range(4):
        folder = tmp_path / str(moment)
        folder.mkdir()
        interrupted_after(moment * 0.05, "SIGINT", repo, folder)


@pytest.mark.long
@pytest.mark.parametrize("name", ENDS)
def test_an_interrupt_at_any_of_the_first_150_milliseconds(name, repo, tmp_path):
    for moment in range(75):
        folder = tmp_path / str(moment)
        folder.mkdir()
        interrupted_after(moment * 0.002, name, repo, folder)
