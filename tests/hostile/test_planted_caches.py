"""What somebody else could have written is not believed, whether it is a cache, a copy of a repository or a clone."""

import shutil
import subprocess
import zlib

import pytest

from tests.commands import lintorg
from tests.repos import TEAL, git, history, loose_object, make_repo

REFUSED = "the cache is refused: {}; going on without it\n"


@pytest.fixture
def repo(tmp_path):
    commits = [*history(24, path="kernels/gemm.py"), *history(4, author=TEAL, path="data/load.py")]
    return make_repo(tmp_path / "lab", commits)


def scan(repo, cache, *flags, **options):
    return lintorg("scan", repo, "--format=json", *flags, LINTORG_CACHE_DIR=str(cache), **options)


@pytest.mark.parametrize("place", ["kept", ".git/kept", "link"])
def test_a_cache_in_the_repository_is_neither_read_nor_written(repo, tmp_path, place):
    honest = scan(repo, tmp_path / "elsewhere")
    (repo / "link").symlink_to(tmp_path / "planted")
    done = scan(repo, repo / place)
    assert done.stderr.endswith(REFUSED.format("it lies inside a repository, where a change could plant what it holds"))
    assert (done.returncode, done.stdout) == (honest.returncode, honest.stdout)
    assert not (repo / place).exists()


def test_a_link_into_the_repository_is_no_way_around(repo, tmp_path):
    (tmp_path / "cache").symlink_to(repo / "kept")
    assert "inside a repository" in scan(repo, tmp_path / "cache").stderr


@pytest.mark.parametrize("part", ["", "facts", "answers", "clones"])
@pytest.mark.parametrize("mode", [0o770, 0o707])
def test_a_cache_that_others_can_write_to_is_refused(repo, tmp_path, part, mode):
    folder = tmp_path / "cache" / part
    folder.mkdir(parents=True)
    folder.chmod(mode)
    assert scan(repo, tmp_path / "cache").stderr.endswith(
        REFUSED.format("others can write to it; run chmod go-w on it")
    )
    done = scan(f"file://{repo}", tmp_path / "cache")
    assert done.returncode == 3
    assert "this one is refused: others can write to it" in done.stderr


def test_a_hostile_copy_says_nothing_of_the_true_repository(repo, tmp_path):
    honest = scan(repo, tmp_path / "none", "--no-cache").stdout
    copy = shutil.copytree(repo, tmp_path / "evil" / "lab")
    for commit in git(copy, "rev-list", "HEAD", "--", "kernels").split()[::2]:
        file = loose_object(copy, commit)
        body = (
            zlib.decompress(file.read_bytes()).partition(b"\0")[2].replace(b"Quill Marrow <quill@", b"Ash Ember <ash@")
        )
        file.chmod(0o600)
        file.write_bytes(zlib.compress(b"commit %d\0" % len(body) + body))
    assert scan(copy, tmp_path / "cache").stdout != honest
    assert scan(repo, tmp_path / "cache").stdout == honest


def test_a_clone_that_stands_in_the_cache_runs_nothing(repo, tmp_path):
    cache, canary = tmp_path / "cache", tmp_path / "canary"
    url = f"file://{repo}"
    assert scan(url, cache).returncode == 0
    (clone,) = (cache / "clones").glob("*/*.git")
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {canary}\n")
    program.chmod(0o755)
    (clone / "hooks").mkdir()
    for hook in ("reference-transaction", "post-fetch", "pre-auto-gc"):
        (clone / "hooks" / hook).symlink_to(program)
    with (clone / "config").open("a") as config:
        config.write(
            f"[core]\n\tfsmonitor = {program}\n\talternateRefsCommand = {program}\n\thooksPath = {clone}/hooks\n"
        )
        config.write(f"[include]\n\tpath = {tmp_path}/more\n")
    git(repo, "-c", "user.name=Teal", "-c", "user.email=teal@example.org", "commit", "-q", "--allow-empty", "-m", "x")
    subprocess.run(["git", "-C", clone, "update-ref", "refs/heads/probe", "scanned"], check=True, capture_output=True)
    assert canary.exists()  # it would run
    canary.unlink()
    assert scan(url, cache).returncode == 0
    assert not canary.exists()
