"""A scan leaves every byte of what it reads as it was, wherever and whosever that is."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.commands import lintorg
from tests.repos import TEAL, git, history, make_repo


def state(folder):
    return {
        str(path.relative_to(folder)): (
            path.lstat().st_mode,
            path.lstat().st_uid,
            path.lstat().st_mtime_ns,
            path.read_bytes() if path.is_file() and not path.is_symlink() else None,
        )
        for path in sorted(Path(folder).rglob("*"))
    }


def work_tree(path):
    return make_repo(path, [*history(30, path="kernels/gemm.cu"), *history(4, author=TEAL, path="data/load.py")])


def bare(path):
    work_tree(path.with_name("source"))
    git(path.parent, "clone", "-q", "--bare", "source", path.name)
    return path


def without_bare_in_its_config(path):
    (bare(path) / "config").unlink()
    return path


def read_only(path):
    work_tree(path)
    for entry in [*path.rglob("*"), path]:
        if not entry.is_symlink():
            entry.chmod(entry.stat().st_mode & ~0o222)
    return path


def someone_elses(path):
    if os.geteuid() != 0:
        pytest.skip("only root may give a repository to someone else")
    work_tree(path)
    subprocess.run(["chown", "-R", "65534", str(path)], check=True)
    return path


@pytest.mark.parametrize("make", [work_tree, bare, without_bare_in_its_config, read_only, someone_elses])
def test_every_byte_stays_as_it_was(make, tmp_path):
    repo = make(tmp_path / "lab")
    before = state(repo)
    scanned = lintorg("scan", repo, "--format=json", "--deep", LINTORG_CACHE_DIR=str(tmp_path / "cache"))
    assert scanned.returncode == 0, scanned.stderr
    assert '"commits": 34' in scanned.stdout
    for command in (
        ("people", repo, "--yes-print-names"),
        ("areas", repo),
        ("waivers", repo),
        ("explain", "LO104:kernels", repo),
        ("scan", repo, "--miner=pydriller"),
        ("check", repo, "--base=HEAD~3"),
        ("backtest", repo, "--blame"),
        ("report", repo),
    ):
        assert lintorg(*command, LINTORG_CACHE_DIR=str(tmp_path / "cache")).returncode == 0
    assert state(repo) == before
