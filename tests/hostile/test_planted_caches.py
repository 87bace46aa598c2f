"""What somebody else could have written is not believed, whether it is a cache, a copy of a repository or a clone."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.commands import lintorg
from tests.house.test_untouched import state
from tests.repos import TEAL, forge, git, history, loose_object, make_repo

REFUSED = "the cache is refused: {}; going on without it\n"


@pytest.fixture
def repo(tmp_path):
    commits = [*history(24, path="kernels/gemm.py"), *history(4, author=TEAL, path="data/load.py")]
    return make_repo(tmp_path / "lab", commits)


def scan(repo, cache, *flags, **options):
    return lintorg("scan", repo, "--format=json", *flags, LINTORG_CACHE_DIR=str(cache), **options)


INSIDE = REFUSED.format("it lies inside a repository, where a change could plant what it holds")


@pytest.mark.parametrize(
    ("place", "told"),
    [("kept", True), ("ci/kept", True), (".git/kept", False), ("link", False), ("link/kept", False)],
)
def test_a_cache_in_the_repository_is_neither_believed_nor_filled(repo, tmp_path, place, told):
    honest = scan(repo, tmp_path / "elsewhere")
    planted = tmp_path / "planted"
    planted.mkdir()
    (repo / "link").symlink_to(planted)
    before = state(repo)
    done = scan(repo, repo / place)
    assert done.stderr.endswith(INSIDE)
    assert (done.returncode, done.stdout) == (honest.returncode, honest.stdout)
    after = state(repo)
    word = Path(place, "README.txt")
    assert set(after) - set(before) == ({str(word), *map(str, word.parents)} - {"."} if told else set())
    assert {path: after[path] for path in before} == before
    assert not list(planted.iterdir())


def test_a_folder_in_the_checkout_is_told_once_why_it_stays_empty(repo, tmp_path):
    scan(repo, repo / "kept")
    word = repo / "kept" / "README.txt"
    assert "Set LINTORG_CACHE_DIR to a folder outside of the checkout" in " ".join(word.read_text().split())
    word.write_text("mine\n")
    assert scan(repo, repo / "kept").stderr.endswith(INSIDE)
    assert word.read_text() == "mine\n"
    word.unlink()
    word.symlink_to(tmp_path / "target")
    assert scan(repo, repo / "kept").stderr.endswith(INSIDE)
    assert not (tmp_path / "target").exists()


def test_only_a_folder_that_was_named_is_written_to_in_a_checkout(repo):
    before = state(repo)
    done = lintorg("scan", repo, "-q", LINTORG_CACHE_DIR="", XDG_CACHE_HOME=str(repo / "kept"))
    assert done.stderr.endswith(INSIDE)
    bare = repo.with_name("bare.git")
    git(repo.parent, "clone", "-q", "--bare", "lab", "bare.git")
    of_bare = state(bare)
    assert scan(bare, bare / "kept").stderr.endswith(INSIDE)
    assert (state(repo), state(bare)) == (before, of_bare)


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


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a folder to someone else")
@pytest.mark.parametrize("part", ["", "facts", "answers", "clones"])
def test_a_cache_of_another_user_is_refused(repo, tmp_path, part):
    folder = tmp_path / "cache" / part
    folder.mkdir(parents=True)
    os.chown(folder, 65534, 65534)
    assert scan(repo, tmp_path / "cache").stderr.endswith(REFUSED.format("it belongs to another user"))
    assert not [file for file in (tmp_path / "cache").rglob("*") if file.is_file()]
    done = scan(f"file://{repo}", tmp_path / "cache")
    assert done.returncode == 3
    assert "this one is refused: it belongs to another user" in done.stderr


def test_a_hostile_copy_says_nothing_of_the_true_repository(repo, tmp_path):
    honest = scan(repo, tmp_path / "none", "--no-cache").stdout
    copy = shutil.copytree(repo, tmp_path / "evil" / "lab")
    for commit in git(copy, "rev-list", "HEAD", "--", "kernels").split()[::2]:
        forge(copy, f"{commit}:kernels", b"gemm.py", b"load.js")
    assert scan(copy, tmp_path / "cache").stdout != honest
    assert scan(repo, tmp_path / "cache").stdout == honest


@pytest.mark.parametrize("format_", ["sha1", "sha256"])
def test_a_commit_that_is_not_what_its_name_says_is_left_out_and_said_and_not_kept(tmp_path, format_):
    repo = make_repo(tmp_path / "lab", history(150, path="kernels/gemm.py"), format_=format_)
    honest = scan(repo, tmp_path / "honest").stdout
    commit = loose_object(repo, "HEAD~9")
    before = commit.read_bytes()
    forge(repo, "HEAD~9", b"Quill Marrow <quill@", b"Ash Ember <ash@")
    for _ in range(2):
        found = json.loads(scan(repo, tmp_path / "cache").stdout)
        assert (found["repository"]["commits"], found["repository"]["skipped_commits"]) == (150, 1)
    assert "1 commit left out: what is stored under the name is something else" in str(found["guards"])
    assert "1 commit left out" in " ".join(lintorg("scan", repo, "--no-cache").stdout.split())
    commit.write_bytes(before)
    done = scan(repo, tmp_path / "cache", "-v")
    assert done.stdout == honest
    assert "1 mined, 149 known" in done.stderr


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
