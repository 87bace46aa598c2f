import pytest

from lintorg.mine.refs import find, how_to_fetch, resolve
from lintorg.mine.view import open_view
from lintorg.model.errors import CannotJudge
from tests.repos import C, git, make_repo


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    commits = [C(name=str(n), files={"a": f"{n}\n"}) for n in range(5)]
    path = make_repo(tmp_path_factory.mktemp("refs") / "lab", commits)
    git(path, "branch", "topic/one", "HEAD~1")
    git(path, "-c", "user.name=x", "-c", "user.email=x@example.org", "tag", "-a", "-m", "x", "v1", "HEAD~2")
    git(path, "update-ref", "refs/remotes/origin/dev", "HEAD~3")
    git(path, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/dev")
    git(path, "pack-refs", "--all")
    git(path, "branch", "loose", "HEAD~4")
    return path


@pytest.mark.parametrize(
    "name",
    [
        "HEAD", "HEAD~2", "HEAD^", "HEAD~1^", "main", "topic/one", "heads/topic/one", "refs/heads/topic/one", "v1",
        "v1~1", "refs/tags/v1", "origin", "origin/HEAD", "origin/dev", "remotes/origin/dev", "loose",
    ],
)  # fmt: skip
def test_a_name_means_what_git_takes_it_for(repo, name):
    expected = git(repo, "rev-parse", f"{name}^{{commit}}").strip()
    with open_view(repo) as view:
        assert resolve(view, name) == expected
        assert resolve(view, expected) == expected
        assert resolve(view, expected[:8]) == expected


def test_a_branch_that_only_the_remote_has_is_found_there(repo):
    with open_view(repo) as view:
        assert resolve(view, "dev") == git(repo, "rev-parse", "origin/dev").strip()


@pytest.mark.parametrize(
    "name",
    [
        "", "nowhere", "HEAD~9", "0" * 40, "abcd", "../HEAD", "config", "/etc/passwd", "a\0b", "main@{1}", "-main",
        "x" * 9999, "HEAD:a", "refs/heads", "topic", ".git", "~" * 9999, "HEAD^{tree}", "ma*n", "refs/../config",
    ],
)  # fmt: skip
def test_what_names_no_commit_is_not_found(repo, name):
    with open_view(repo) as view:
        assert find(view, name) is None
        with pytest.raises(CannotJudge, match="git fetch origin"):
            resolve(view, name)


def test_a_tree_is_no_commit(repo):
    with open_view(repo) as view:
        assert find(view, git(repo, "rev-parse", "HEAD^{tree}").strip()) is None


def test_a_ref_that_leads_nowhere_is_said(repo, tmp_path):
    copy = tmp_path / "lab"
    git(tmp_path, "clone", "-q", str(repo), str(copy))
    (copy / ".git/refs/heads/odd").write_text("ref: refs/../../x\n")
    with open_view(copy) as view, pytest.raises(CannotJudge, match="refs/heads/odd cannot be resolved"):
        find(view, "odd")


def test_what_was_fetched_last_can_be_named(repo, tmp_path):
    copy = tmp_path / "lab"
    git(tmp_path, "clone", "-q", str(repo), str(copy))
    git(copy, "fetch", "-q", "origin", "topic/one")
    with open_view(copy) as view:
        assert find(view, "FETCH_HEAD") == git(repo, "rev-parse", "topic/one").strip()


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("main", "`git fetch origin main`"),
        ("origin/main", "`git fetch origin main`"),
        ("refs/remotes/origin/release/v1~2", "`git fetch origin release/v1`"),
        ("a;reboot", "`git fetch origin 'a;reboot'`"),
        ("0123456", "`git fetch origin`"),
        ("a b", "`git fetch origin`"),
    ],
)
def test_the_command_that_fetches_it_is_safe_to_paste(name, command):
    assert how_to_fetch(name).startswith(f"run {command} (in CI")
