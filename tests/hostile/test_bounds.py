"""What a repository could make endless is bounded by counts, and what lies past a bound is said."""

import json

import pytest

from lintorg.cli import run
from lintorg.mine import bounds, bulk, methods, running, stream, tree
from lintorg.mine.methods import mine_methods
from lintorg.mine.view import open_view
from lintorg.mine.walk import walk
from tests.commands import lintorg
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


def past_tree(tmp_path, folders=3):
    """Return a repository with a commit of so many paths, and one that takes them away again."""
    repo = make_repo(tmp_path / "lab", WORK)
    before = git(repo, "rev-parse", "HEAD^{tree}").strip()
    objects.commit(repo, of=a_tree_of(repo, folders))
    objects.commit(repo, of=before)
    return repo


def scanned(repo, capsys, *options):
    assert run(["scan", str(repo), "--format=json", *options]) == 0
    return json.loads(capsys.readouterr().out)


PAST_BOUNDS = [
    (3, bounds, "MAX_PATHS", 999),
    (5, stream, "_LARGEST_ALLOCATION", "520k"),  # git needs little less for any commit
    (3, running, "MAX_OUTPUT", 40_000),
]


@pytest.mark.parametrize(("folders", "room", "bound", "most"), PAST_BOUNDS)
def test_a_commit_of_more_paths_than_are_read_is_counted_and_said(
    folders, room, bound, most, tmp_path, monkeypatch, capsys
):
    repo = past_tree(tmp_path, folders)
    monkeypatch.setattr(room, bound, most)
    monkeypatch.setenv("LINTORG_CACHE_DIR", str(tmp_path / "cache"))
    cold = scanned(repo, capsys)
    assert cold["repository"]["degraded_commits"] == 2
    (guard,) = (guard for guard in cold["guards"] if guard["id"] == "G7")
    assert "2 commits read only in part" in guard["detail"]
    assert "larger than lintorg reads" in guard["detail"]
    assert scanned(repo, capsys) == cold
    assert scanned(repo, capsys, "--jobs=1", "--no-cache") == cold


@pytest.mark.parametrize(("bound", "most"), [("MOST_UNREAD", 1), ("MOST_TOUCHES", 1_500)])
def test_a_history_that_is_too_large_as_a_whole_is_refused_in_one_sentence(bound, most, tmp_path, monkeypatch, capsys):
    repo = past_tree(tmp_path)
    if bound == "MOST_UNREAD":
        monkeypatch.setattr(bounds, "MAX_PATHS", 999)
    monkeypatch.setattr(bounds, bound, most)
    monkeypatch.setenv("LINTORG_CACHE_DIR", str(tmp_path / "cache"))
    for _ in range(2):
        assert run(["scan", str(repo)]) == 3
        assert "more than lintorg reads" in capsys.readouterr().err


@pytest.mark.parametrize(("files", "renamed"), [(stream.MOST_RENAMES, True), (stream.MOST_RENAMES + 1, False)])
def test_renames_of_unlike_files_are_looked_for_among_so_many(files, renamed, tmp_path):
    text = {n: "".join(f"{n}-{line} = {n * line}\n" for line in range(9)) for n in range(files)}
    old, new = {f"a/{n}.py": text[n] for n in text}, {f"b/{n}x.py": text[n] + "1\n" for n in text}
    swap = C(name="y", files=new | dict.fromkeys(old))
    with open_view(make_repo(tmp_path / "lab", [C(name="x", files=old), swap])) as view:
        mined, _ = bulk.mine_commits(view, walk(view).hashes, jobs=1)
    assert {touch.kind for touch in mined.touches} == ({"R"} if renamed else {"A", "D"})


def test_files_that_the_parser_did_not_read_are_counted_and_said(tmp_path):
    large = "x = 1\n" * 200_000
    repo = make_repo(tmp_path / "lab", [*history(4), C(name="large", files={"model/table.py": large}, days_ago=0.5)])
    done = lintorg("scan", repo, "--deep", "--no-cache", "--format=json")
    assert (
        "1 changed file of core areas could not be read for functions, such as files above 1 MB"
        in (json.loads(done.stdout)["notes"])
    )
