"""A commit is compared with its name, in both of git's hashes, whatever else is broken beside it."""

import pytest

from lintorg.mine.hashed import untrue_names
from lintorg.mine.view import open_view
from tests.mine.awkward import AWKWARD, make_raw
from tests.repos import forge, git, history, loose_object, make_repo


def found(repo):
    names = git(repo, "rev-list", "HEAD").split()
    with open_view(repo) as view:
        return [f"HEAD~{names.index(name)}" for name in untrue_names(view, names)]


@pytest.mark.parametrize("format_", ["sha1", "sha256"])
def test_commits_of_every_kind_are_true_to_their_names(tmp_path, format_):
    commits = [one for one in AWKWARD if format_ == "sha1" or one.name != "submodule"]
    assert found(make_repo(tmp_path / "lab", commits, format_=format_)) == []


def test_commits_that_only_other_tools_write_are_true_to_their_names(tmp_path):
    assert found(make_raw(tmp_path / "lab")) == []


@pytest.mark.parametrize("format_", ["sha1", "sha256"])
def test_what_was_put_in_a_commits_place_is_found_beside_objects_that_cannot_be_read(tmp_path, format_):
    repo = make_repo(tmp_path / "lab", history(9), format_=format_)
    names = git(repo, "rev-list", "HEAD").split()
    for number in (2, 7):
        forge(repo, f"HEAD~{number}", b"Quill Marrow", b"Ash Ember")
    damaged = loose_object(repo, "HEAD~4")
    damaged.chmod(0o600)
    damaged.write_bytes(b"damaged")
    loose_object(repo, "HEAD~3").unlink()
    with open_view(repo) as view:
        assert untrue_names(view, names) == {names[2], names[7]}


def test_another_object_under_a_commits_name_is_found(tmp_path):
    repo = make_repo(tmp_path / "lab", history(3))
    names = git(repo, "rev-list", "HEAD").split()
    other = loose_object(repo, "HEAD^{tree}").read_bytes()
    commit = loose_object(repo, "HEAD~1")
    commit.chmod(0o600)
    commit.write_bytes(other)
    with open_view(repo) as view:
        assert untrue_names(view, names) == {names[1]}
