"""Nothing that reads a path opens a network socket: the kernel ends whatever tries, git and its children too."""

import json
import os
import platform
import signal
import subprocess
import sys

import pytest

from lintorg.cli import run
from tests.commands import ROOT
from tests.repos import TEAL, C, git, history, make_repo

# A seccomp filter (Linux, seccomp(2)): socket(2) of any family but AF_UNIX, which the C library opens to look up a
# user, ends the process. A filter is inherited, cannot be taken off again, and takes no rights to put on.
WALL = """
import ctypes, os, struct, sys
architecture, call = int(sys.argv[1]), int(sys.argv[2])
LOAD, IF_EQUAL, RETURN, AF_UNIX, KILL, ALLOW = 0x20, 0x15, 0x06, 1, 0x80000000, 0x7FFF0000
NUMBER, ARCHITECTURE, FAMILY = 0, 4, 16  # where struct seccomp_data holds them
steps = [
    (LOAD, 0, 0, ARCHITECTURE), (IF_EQUAL, 0, 4, architecture),
    (LOAD, 0, 0, NUMBER), (IF_EQUAL, 0, 2, call),
    (LOAD, 0, 0, FAMILY), (IF_EQUAL, 0, 1, AF_UNIX),
    (RETURN, 0, 0, ALLOW), (RETURN, 0, 0, KILL),
]
code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
program = ctypes.create_string_buffer(struct.pack("@HP", len(steps), ctypes.addressof(code)))
PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, FILTER = 22, 38, 2
prctl = ctypes.CDLL(None, use_errno=True).prctl
prctl.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
for request in ((PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), (PR_SET_SECCOMP, FILTER, ctypes.addressof(program), 0, 0)):
    if prctl(*request):
        sys.exit("no filter: " + os.strerror(ctypes.get_errno()))
os.execvp(sys.argv[3], sys.argv[3:])
"""
CALLS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""The kernel's name of an architecture, and the number of socket(2) there."""


def walled(*command, **environment):
    """Run a command without the network, and all that it starts."""
    if sys.platform != "linux" or platform.machine() not in CALLS:
        pytest.skip("the filter is written for Linux on x86-64 and on ARM64")
    return subprocess.run(
        [sys.executable, "-c", WALL, *map(str, CALLS[platform.machine()]), *map(str, command)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LINTORG_CONFIG": "", **environment},
        timeout=60,
    )


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_NETLINK"])
def test_python_dies_of_a_network_socket(family):
    assert walled(sys.executable, "-c", f"import socket; socket.socket(socket.{family})").returncode == -signal.SIGSYS


def test_git_dies_of_a_network_socket_two_processes_down():
    tried = walled("sh", "-c", "git ls-remote git://127.0.0.1:9/lab; echo $?")
    assert tried.stdout == b"%d\n" % (128 + signal.SIGSYS)
    assert walled("sh", "-c", "git version; echo $?").stdout.endswith(b"\n0\n")


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    """A repository whose remotes name places on the network, with a submodule that was never fetched."""
    commits = history(30, path="kernels/gemm.cu") + history(5, author=TEAL, path="data/load.py")
    modules = '[submodule "flash"]\n\tpath = flash\n\turl = git://127.0.0.1:9/flash\n'
    repo = make_repo(tmp_path_factory.mktemp("walled") / "lab", [*commits, C(name="m", files={".gitmodules": modules})])
    git(repo, "remote", "add", "origin", "git://127.0.0.1:9/lab")
    git(repo, "config", "submodule.flash.url", "git://127.0.0.1:9/flash")
    return repo


@pytest.mark.parametrize(
    "command",
    [
        ("scan", "REPO", "--format=json", "--deep", "--jobs=2"),
        ("check", "REPO", "--base=HEAD~3"),
        ("backtest", "REPO", "--blame"),
        ("report", "REPO"),
        ("areas", "REPO"),
        ("rules", "check", str(ROOT / "rules")),
    ],
    ids=lambda command: command[0],
)
def test_a_command_does_all_it_does_without_a_socket(command, repo, tmp_path, monkeypatch, capfdbinary):
    arguments = [argument.replace("REPO", str(repo)) for argument in command]
    monkeypatch.setenv("LINTORG_CACHE_DIR", str(tmp_path / "free"))
    code = run(arguments)
    free = capfdbinary.readouterr()
    done = walled(sys.executable, "-m", "lintorg", *arguments, LINTORG_CACHE_DIR=str(tmp_path / "walled"))
    assert (done.returncode, done.stdout, done.stderr) == (code, free.out, free.err)
    assert code in {0, 1}


def test_what_a_partial_clone_lacks_is_not_fetched(repo, tmp_path):
    git(repo, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", "--no-checkout", f"file://{repo}", "part")
    git(tmp_path / "part", "remote", "set-url", "origin", "git://127.0.0.1:9/lab")
    done = walled(sys.executable, "-m", "lintorg", "scan", tmp_path / "part", "--format=json", "--no-cache")
    assert (done.returncode, done.stderr) == (0, b"")
    found = json.loads(done.stdout)["repository"]
    assert found["degraded_commits"] == found["commits"] == 36
