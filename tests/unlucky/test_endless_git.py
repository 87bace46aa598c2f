"""A git that does not come to an end keeps nobody: a request to end is heard at once, whatever is waited for."""

import os
import signal
import subprocess
import sys
import time

import pytest

from lintorg.mine.programs import git_program
from tests.commands import ROOT
from tests.repos import git, history, make_repo

GIT = """#!/bin/sh
case " $* " in *" $ENDLESS "*) : > "$REACHED"; exec {does};; esac
exec {git} "$@"
"""
SLEEPS, STREAMS = "sleep 600", "yes"
SECONDS = 2.0


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    lab = make_repo(tmp_path_factory.mktemp("endless") / "lab", history(12))
    git(lab, "branch", "base", "HEAD~1")
    return lab


def asked_to_end(arguments, stage, does, number, folder):
    """Start a command whose git does not end at a stage; ask it to end there, and return it with how long that took."""
    program = folder / "bin" / "git"
    program.parent.mkdir()
    program.write_text(GIT.format(does=does, git=git_program()))
    program.chmod(0o755)
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "LINTORG_CONFIG": "",
        "LINTORG_CACHE_DIR": str(folder / "cache"),
        "TMPDIR": str(folder),
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "ENDLESS": stage,
        "REACHED": str(folder / "reached"),
    }
    command = [sys.executable, "-P", "-m", "lintorg", *arguments]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True
    )
    with process:
        while not (folder / "reached").exists():
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.01)
        time.sleep(0.1)
        begun = time.monotonic()
        process.send_signal(number)
        said = process.communicate(timeout=60)[1].decode()
    return process, said, time.monotonic() - begun


STAGES = [
    (["scan", "--jobs=2"], "rev-list", SLEEPS, signal.SIGTERM),
    (["scan", "--jobs=2"], "ls-tree", SLEEPS, signal.SIGINT),
    (["scan", "--jobs=2"], "diff-tree", SLEEPS, signal.SIGTERM),
    (["scan", "--jobs=2"], "diff-tree", STREAMS, signal.SIGTERM),
    (["report", "--jobs=2"], "--numstat", SLEEPS, signal.SIGINT),
    (["check", "--base=base", "--blame"], "blame", SLEEPS, signal.SIGTERM),
]


@pytest.mark.parametrize(("arguments", "stage", "does", "number"), STAGES)
def test_a_request_to_end_is_heard_while_git_is_waited_for(arguments, stage, does, number, repo, tmp_path):
    process, said, seconds = asked_to_end([*arguments, str(repo)], stage, does, number, tmp_path)
    assert (process.returncode, said.splitlines()[-1]) == (130, "lintorg: interrupted")
    assert "Traceback" not in said
    assert seconds < SECONDS
    assert list(tmp_path.glob("lintorg-*")) == []
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
