import os
import shutil
import subprocess

import pytest

from lintorg.mine.locate import locate
from lintorg.mine.stream import git as view_git
from lintorg.mine.view import open_view
from lintorg.mine.walk import walk
from lintorg.model.errors import CannotJudge
from tests.repos import C, git, history, make_repo


@pytest.fixture
def repo(tmp_path):
    return make_repo(tmp_path / "lab", history(3))


def head_of(path):
    with open_view(path) as view:
        assert view_git(view, "rev-parse", "HEAD").decode().strip() == view.head
        return view.head


def test_a_work_tree_a_folder_in_it_and_its_git_directory_are_one_repository(repo):
    (repo / "deep" / "er").mkdir(parents=True)
    expected = git(repo, "rev-parse", "HEAD").strip()
    assert {head_of(repo), head_of(repo / "deep" / "er"), head_of(repo / ".git")} == {expected}
    assert locate(repo / "deep").name == locate(repo / ".git").name == "lab"


def test_a_bare_repository_whose_config_is_missing_is_found_by_its_contents(tmp_path):
    bare = make_repo(tmp_path / "lab.git", history(2), bare=True)
    (bare / "config").unlink()
    assert locate(bare).name == "lab"
    assert head_of(bare) == locate(bare).head


def test_a_linked_work_tree_has_its_own_head_over_shared_objects(repo, tmp_path):
    git(repo, "worktree", "add", "-q", "--detach", str(tmp_path / "linked"), "HEAD~1")
    assert head_of(tmp_path / "linked") == git(repo, "rev-parse", "HEAD~1").strip()


def test_a_submodule_is_a_repository_of_its_own(repo, tmp_path):
    outer = make_repo(tmp_path / "outer", history(1, path="outer.py"))
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(repo), "inner")
    assert head_of(outer / "inner") == git(repo, "rev-parse", "HEAD").strip()


def test_packed_refs_and_a_detached_head_are_read(repo):
    git(repo, "pack-refs", "--all")
    expected = git(repo, "rev-parse", "HEAD").strip()
    assert head_of(repo) == expected
    git(repo, "checkout", "-q", "--detach", "HEAD~2")
    assert head_of(repo) == git(repo, "rev-parse", "HEAD").strip() != expected


def test_a_repository_with_a_reftable_is_refused_with_the_command_that_helps(repo):
    """As git 2.45 and newer lay it out with --ref-format=reftable."""
    shutil.rmtree(repo / ".git" / "refs")
    (repo / ".git" / "refs").mkdir()
    (repo / ".git" / "refs" / "heads").write_text("this repository uses the reftable format\n")
    (repo / ".git" / "HEAD").write_text("ref: refs/heads/.invalid\n")
    (repo / ".git" / "reftable").mkdir()
    with pytest.raises(CannotJudge, match=r"as a reftable.*git clone --ref-format=files"):
        locate(repo)


def test_a_sha256_repository_is_read(tmp_path):
    repo = make_repo(tmp_path / "lab", history(2), format_="sha256")
    assert len(head_of(repo)) == 64


def test_objects_that_the_repository_borrows_itself_are_found(repo, tmp_path):
    git(tmp_path, "clone", "-q", "--shared", str(repo), "borrower")
    assert head_of(tmp_path / "borrower") == head_of(repo)


def test_a_path_with_odd_characters_is_read(tmp_path):
    repo = make_repo(tmp_path / 'we"ird #\\ \n name', history(2))
    assert head_of(repo) == git(repo, "rev-parse", "HEAD").strip()


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (lambda repo: shutil.rmtree(repo / ".git"), "is not a git repository"),
        (
            lambda repo: (repo / ".git" / "HEAD").write_text("ref: refs/heads/../../../etc/passwd\n"),
            "cannot be resolved",
        ),
        (lambda repo: (repo / ".git" / "HEAD").write_text("nonsense"), "cannot be resolved"),
        (
            lambda repo: git(repo, "symbolic-ref", "HEAD", "refs/heads/master"),
            "HEAD names the branch master, which has no commits; others have: main",
        ),
    ],
)
def test_what_cannot_be_judged_is_said_in_one_sentence(repo, damage, sentence):
    damage(repo)
    with pytest.raises(CannotJudge, match=sentence) as caught, open_view(repo):
        pass
    assert "\n" not in str(caught.value)


def test_a_mirror_whose_head_names_no_branch_names_those_it_has_packed_or_not(repo, tmp_path):
    git(tmp_path, "init", "-q", "--bare", "-b", "master", "mirror.git")
    git(repo, "push", "-q", str(tmp_path / "mirror.git"), *(f"main:b/{n}" for n in range(7)))
    git(tmp_path / "mirror.git", "pack-refs", "--all")
    git(repo, "push", "-q", str(tmp_path / "mirror.git"), "main:a")
    with pytest.raises(CannotJudge, match=r"others have: a, b/0, b/1, b/2, b/3 …\. Name one with `--head a`"):
        locate(tmp_path / "mirror.git")


def test_a_history_that_is_cut_off_cannot_be_walked_and_one_cut_off_elsewhere_can(repo, tmp_path):
    git(tmp_path, "clone", "-q", "--depth=2", f"file://{repo}", "shallow")
    with open_view(tmp_path / "shallow") as view, pytest.raises(CannotJudge, match="git fetch --unshallow"):
        walk(view)
    git(repo, "checkout", "-q", "-b", "release", "HEAD~1")
    git(tmp_path, "clone", "-q", "--single-branch", "--branch=main", f"file://{repo}", "whole")
    make_repo(tmp_path / "other", history(4, path="other.py"))
    git(tmp_path / "whole", "fetch", "-q", "--depth=1", f"file://{tmp_path / 'other'}", "main")
    assert (tmp_path / "whole" / ".git" / "shallow").read_text()
    with open_view(tmp_path / "whole") as view:
        assert len(walk(view).hashes) == 3


def test_the_part_of_a_work_tree_that_is_named_is_known(repo):
    (repo / "deep" / "er").mkdir(parents=True)
    assert [locate(repo / part).folder for part in ("", "deep", "deep/er", ".git")] == ["", "deep", "deep/er", ""]


def test_a_git_file_that_points_nowhere_is_named(tmp_path):
    (tmp_path / ".git").write_text("gitdir: ../elsewhere\n")
    with pytest.raises(CannotJudge, match="no git directory"):
        locate(tmp_path)


def test_a_missing_path_is_named(tmp_path):
    with pytest.raises(CannotJudge, match=r"there is no such path: .*nowhere"):
        locate(tmp_path / "nowhere")


def test_an_empty_repository_has_no_commits(tmp_path):
    with pytest.raises(CannotJudge, match="no commits yet"):
        locate(make_repo(tmp_path / "empty", []))


def test_a_hostile_configuration_runs_nothing_and_is_not_read(repo, tmp_path):
    canary = tmp_path / "canary"
    script = f"touch {canary}"
    for key in ("core.fsmonitor", "diff.external", "core.sshCommand", "core.pager", "diff.evil.textconv"):
        git(repo, "config", key, script)
    config = repo / ".git" / "config"
    config.write_text(config.read_text() + "[include]\n\tpath = /does/not/exist\n[core]\n\tbare = maybe\n")
    with open_view(repo) as view:
        view_git(view, "log", "-p", "HEAD")
        view_git(view, "diff-tree", "-p", "HEAD")
    assert not canary.exists()


def test_the_callers_git_variables_are_not_honoured_and_come_back(repo, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nonsense"))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.bare")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "maybe")
    before = dict(os.environ)
    assert len(head_of(repo)) == 40
    assert dict(os.environ) == before


def test_a_replace_ref_does_not_change_what_is_read(repo):
    head = git(repo, "rev-parse", "HEAD").strip()
    git(repo, "replace", head, git(repo, "rev-parse", "HEAD~1").strip())
    with open_view(repo) as view:
        listed = view_git(view, "rev-list", "--count", "HEAD").decode().strip()
    assert listed == "3"


def test_nothing_is_written_in_the_repository_and_the_view_is_removed(repo):
    def state():
        return {
            path: (path.stat().st_mtime_ns, path.read_bytes()) for path in sorted(repo.rglob("*")) if path.is_file()
        }

    before = state()
    with open_view(repo) as view:
        view_git(view, "log", "--stat", "HEAD")
        place = view.git_dir
        assert place.stat().st_mode & 0o077 == 0
    assert state() == before
    assert not place.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a repository to someone else")
def test_a_repository_of_another_owner_is_read(repo):
    subprocess.run(["chown", "-R", "65534", str(repo)], check=True)
    assert len(head_of(repo)) == 40


def test_a_folder_that_cannot_be_read_is_named(tmp_path, monkeypatch):
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(CannotJudge, match="cannot be read"):
        locate(loop)


def test_commits_named_c_are_not_needed_for_an_octopus(tmp_path):
    commits = [
        C(name="root", files={"a": "1"}),
        C(name="x", parents=["root"], files={"x": "1"}),
        C(name="y", parents=["root"], files={"y": "1"}),
        C(name="octopus", parents=["root", "x", "y"], files={"x": "1", "y": "1"}),
    ]
    assert len(head_of(make_repo(tmp_path / "lab", commits))) == 40
