"""What a repository could make endless is bounded by counts, and what lies past a bound is said."""

import pytest

from lintorg.cli import run
from lintorg.mine import methods, tree
from lintorg.mine.methods import mine_methods
from lintorg.mine.view import open_view
from tests.hostile import objects
from tests.repos import TEAL, C, git, history, make_repo

WORK = [*history(24, path="kernels/gemm.py", every=3, start=2), *history(4, author=TEAL, path="data/load.py", start=2)]


def a_tree_of(repo, folders):
    """Return a tree of ten to the power of ``folders`` paths, in as many objects."""
    blob = objects.store(repo, "blob", b"x\n")
    found = objects.tree(repo, [(b"100644", b"f%d" % n, blob) for n in range(10)])
    for _ in range(folders - 1):
        found = objects.tree(repo, [(b"40000", b"d%d" % n, found) for n in range(10)])
    return found


def test_a_tree_of_more_paths_than_are_read_is_refused_in_one_sentence(tmp_path, monkeypatch, capsys):
    repo = make_repo(tmp_path / "lab", WORK)
    objects.commit(repo, of=a_tree_of(repo, 3))
    monkeypatch.setattr(tree, "MAX_PATHS", 999)
    assert run(["scan", str(repo), "--no-cache"]) == 3
    assert "has more than 999 paths" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["/* " * 50_000, 'R"(' * 50_000, "namespace a{" * 10_000, "q{" * 50_000])
def test_a_file_that_the_parser_reads_in_quadratic_time_is_unread(content, tmp_path):
    repo = make_repo(tmp_path / "lab", [C(name="x", files={"a.cu": content}), C(name="y", files={"a.cu": "int a;\n"})])
    head = git(repo, "rev-parse", "HEAD").strip()
    with open_view(repo) as view:
        (mined,) = mine_methods(view, {head: ("a.cu",)}, jobs=1)
    assert mined.unread == ("a.cu",)


@pytest.mark.parametrize("content", [b"/* a */ " * 1_000, b"f() {}\n" * 1_000, b'R"(a)" ' * 1_000])
def test_what_is_closed_is_parsed(content):
    assert methods._can_be_parsed(content)
