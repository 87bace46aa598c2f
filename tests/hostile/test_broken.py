"""A broken repository is judged in part and says so, or refused with a sentence; it never hangs or passes for whole."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.commands import ROOT
from tests.hostile.broken import FAULTS, JUDGED, REFUSED, sound
from tests.repos import git

LONGEST = 60
"""Seconds until a scan counts as hanging; it takes one."""


def started(repo, tmp_path):
    """Start a scan in a process of its own, with a folder of its own for what it throws away."""
    thrown = tmp_path / "thrown"
    thrown.mkdir()
    folders = {"LINTORG_CACHE_DIR": str(tmp_path / "cache"), "TMPDIR": str(thrown)}
    return subprocess.Popen(
        [sys.executable, "-m", "lintorg", "scan", repo, "--format=json"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **folders},
        text=True,
    )


def ended(process):
    """Return (exit code, output, what was said) of a scan that must not hang."""
    try:
        out, said = process.communicate(timeout=LONGEST)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    assert "Traceback" not in said
    return process.returncode, out, said


def assert_honest(code, out, said, commits):
    """A result counts every commit; a refusal is a sentence."""
    assert code in {JUDGED, REFUSED}, said
    if code == REFUSED:
        assert (out, said.startswith("lintorg: ")) == ("", True)
        return 0
    found = json.loads(out)["repository"]
    assert found["commits"] == commits
    return found["degraded_commits"] + found["skipped_commits"]


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    return sound(tmp_path_factory.mktemp("sound") / "lab")


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.long] if fault.rare else []) for name, fault in FAULTS.items()]
)
def test_a_fault_is_said(name, repository, tmp_path):
    fault = FAULTS[name]
    repo = shutil.copytree(repository, tmp_path / "lab", symlinks=True)
    listed = int(git(repo, "rev-list", "--count", "HEAD"))
    fault.do(repo)
    code, out, said = ended(started(repo, tmp_path))
    assert code == fault.code, said
    assert bool(assert_honest(code, out, said, listed)) == fault.partly


def pushed(repo):
    """Let the branch go on."""
    git(repo, "commit", "-q", "--allow-empty", "-m", "pushed")


def rewound_and_collected(repo):
    """Take commits back and let git collect them at once."""
    git(repo, "update-ref", "refs/heads/main", "HEAD~10")
    git(repo, "reflog", "expire", "--expire=now", "--all")
    git(repo, "gc", "-q", "--prune=now")


def packed_again(repo):
    """Move every object into another file."""
    git(repo, "gc", "-q", "--prune=now")


def deleted(repo):
    """Delete the repository."""
    shutil.rmtree(repo)


def half_deleted(repo):
    """Delete half of the objects."""
    for folder in sorted((repo / ".git" / "objects").glob("??"))[::2]:
        shutil.rmtree(folder)


@pytest.mark.parametrize("change", [pushed, rewound_and_collected, packed_again, deleted, half_deleted])
def test_a_repository_changes_under_a_scan(change, repository, tmp_path):
    repo = shutil.copytree(repository, tmp_path / "lab", symlinks=True)
    git(repo, "config", "user.name", "Quill")
    git(repo, "config", "user.email", "quill@example.org")
    listed = int(git(repo, "rev-list", "--count", "HEAD"))
    scan = started(repo, tmp_path)
    while not list((tmp_path / "thrown").glob("lintorg-*/HEAD")) and scan.poll() is None:
        pass
    change(repo)
    code, out, said = ended(scan)
    trouble = assert_honest(code, out, said, listed)
    if change in (pushed, packed_again):
        assert (code, trouble) == (JUDGED, 0), said
    assert list((tmp_path / "thrown").iterdir()) == []
