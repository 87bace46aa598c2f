"""A caller's variables run nothing, write nothing, and change no byte of what a scan says."""

import os

from tests.commands import lintorg
from tests.hostile.attacks import Canaries, environment
from tests.repos import TEAL, history, make_repo


def scan(repo, room, cwd, **variables):
    """Scan with a cache of its own; return (exit code, output) and what was said on stderr."""
    done = lintorg("scan", repo, "--format=json", cwd=cwd, LINTORG_CACHE_DIR=str(room / "cache"), **variables)
    return (done.returncode, done.stdout), done.stderr


def lab(tmp_path):
    (tmp_path / "here").mkdir()
    commits = [*history(24, path="kernels/gemm.cu", every=3), *history(4, author=TEAL, path="data/load.py")]
    return make_repo(tmp_path / "lab", commits), tmp_path / "here", Canaries(tmp_path / "canaries")


def test_variables_of_git_have_no_say(tmp_path):
    repo, here, canaries = lab(tmp_path)
    folder = tmp_path / "elsewhere"
    variables = environment(canaries, folder)
    before = sorted(folder.rglob("*"))
    plain, _ = scan(repo, tmp_path / "1", here)
    attacked, said = scan(repo, tmp_path / "2", here, **variables)
    assert (attacked, canaries.sung()) == (plain, []), said
    assert plain[0] == 0
    assert sorted(folder.rglob("*")) == before
    assert list(here.iterdir()) == []


def test_no_other_git_is_run_than_the_one_on_the_path(tmp_path):
    repo, here, canaries = lab(tmp_path)
    plain, _ = scan(repo, tmp_path / "1", here)
    canaries.script(here / "git", "git here")
    canaries.script(repo / "git", "git of the repository")
    named, _ = scan(repo, tmp_path / "2", here, GIT_PYTHON_GIT_EXECUTABLE=str(here / "git"), GIT_PYTHON_TRACE="full")
    assert (named, canaries.sung()) == (plain, [])
    for number, empty in enumerate((":", ".:", "lab:")):
        found, said = scan(repo, tmp_path / f"p{number}", repo, PATH=empty + os.environ["PATH"])
        assert (found, canaries.sung()) == (plain, []), said
    standing_there, said = scan(repo, tmp_path / "there", repo, PATH=f"{repo}:{os.environ['PATH']}")
    assert (standing_there, canaries.sung()) == (plain, []), said
    (code, _), said = scan(repo, tmp_path / "not there", here, PATH=f"{repo}:{os.environ['PATH']}")
    assert (code, canaries.sung(), "is a file of the repository" in said) == (3, [], True)
