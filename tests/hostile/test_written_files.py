"""A file that a user names is written whole or not at all, and nowhere else than where it is named."""

import os
import resource
import shutil
import stat

import pytest

from lintorg.cli import run
from lintorg.config.writing import write_whole
from lintorg.model.errors import LintorgError
from tests.repos import TEAL, history, make_repo

WRITERS = {
    "scan": (("scan", ".", "--output=json={}"), "out/file"),
    "check": (("check", ".", "--base=HEAD~1", "--output=junit={}"), "out/file"),
    "report": (("report", ".", "--no-deep", "--output=html={}"), "out/file"),
    "a fleet's scan": (("scan", "../fleet.yaml", "--output=json={}"), "out/file"),
    "a fleet's report": (("report", "../fleet.yaml", "--output=csv={}"), "out/file"),
    "init": (("init", "."), ".lintorg.yaml"),
    "baseline create": (("baseline", "create", "."), ".lintorg/baseline.json"),
    "people": (("people", ".", "--write-mailmap"), ".mailmap"),
}
"""Every command that writes a file whose name is known beforehand, and the file."""
IN_A_FOLDER = [name for name, (_, path) in WRITERS.items() if "/" in path]
SAME = "Quill Marrow <marrow@elsewhere.example>"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    commits = [*history(12), *history(3, author=SAME), *history(4, author=TEAL, path="data/load.py")]
    return make_repo(tmp_path_factory.mktemp("made") / "lab", commits)


@pytest.fixture
def lab(made, tmp_path, monkeypatch):
    """A repository where one stands, and beside it a folder with a precious file."""
    shutil.copytree(made, tmp_path / "lab")
    (tmp_path / "fleet.yaml").write_text("lintorg-fleet: 1\nrepositories: [{path: lab}]\n")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "file").write_text("precious")
    monkeypatch.chdir(tmp_path / "lab")
    monkeypatch.setenv("LINTORG_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "lab"


def written(name, capfd):
    """Run a command that writes a file; return (exit code, what it said)."""
    words, path = WRITERS[name]
    code = run([word.format(path) for word in words])
    return code, capfd.readouterr().err


@pytest.mark.parametrize("name", WRITERS)
def test_the_file_is_written_with_the_usual_permissions_and_no_draft_is_left(lab, capfd, name):
    file = lab / WRITERS[name][1]
    file.parent.mkdir(exist_ok=True)
    before = os.umask(0o027)
    try:
        code, said = written(name, capfd)
    finally:
        os.umask(before)
    assert code in (0, 1), said
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(lab.rglob(".lintorg-*")) == []


@pytest.mark.parametrize("name", WRITERS)
def test_no_file_is_written_through_a_link(lab, capfd, name):
    file = lab / WRITERS[name][1]
    file.parent.mkdir(exist_ok=True)
    file.symlink_to(lab.parent / "home" / "file")
    code, said = written(name, capfd)
    assert code == 2, said
    assert said.count("\n") <= 2
    assert (lab.parent / "home" / "file").read_text() == "precious"


@pytest.mark.parametrize("name", IN_A_FOLDER)
def test_no_file_is_written_through_a_folder_that_is_a_link(lab, capfd, name):
    folder = (lab / WRITERS[name][1]).parent
    folder.symlink_to(lab.parent / "home")
    code, said = written(name, capfd)
    assert (code, "link" in said or "leads outside" in said) == (2, True), said
    assert [file.read_text() for file in (lab.parent / "home").iterdir()] == ["precious"]


@pytest.mark.parametrize("kind", [os.mkfifo, os.mkdir])
def test_what_is_no_file_is_not_written_to(tmp_path, kind):
    kind(tmp_path / "out")
    with pytest.raises(LintorgError, match=r"it is a (device or a pipe|folder); name a file"):
        write_whole(tmp_path / "out", b"text")


def test_a_link_on_the_way_is_followed_outside_of_repositories_and_never_inside(tmp_path):
    real, link = tmp_path / "real", tmp_path / "link"
    (real / "deep").mkdir(parents=True)
    link.symlink_to(real)
    write_whole(link / "deep" / ".." / "out", b"text")
    assert (real / "out").read_bytes() == b"text"
    (tmp_path / ".git").mkdir()
    with pytest.raises(LintorgError, match="link is a link"):
        write_whole(link / "deep" / "out", b"text")


@pytest.mark.parametrize("new", [False, True])
def test_a_disk_that_is_full_leaves_what_was_there(tmp_path, new):
    file = tmp_path / "out"
    if not new:
        file.write_text("old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
    try:
        with pytest.raises(LintorgError, match=r"cannot write .*out: File too large"):
            write_whole(file, b"x" * 100_000, new=new)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [path.read_text() for path in tmp_path.iterdir()] == ([] if new else ["old"])


def test_a_file_that_is_replaced_hands_down_its_permissions(tmp_path):
    file = tmp_path / "out"
    file.write_text("old")
    file.chmod(0o600)
    write_whole(file, b"text")
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"text", 0o600)
    with pytest.raises(LintorgError, match="File exists"):
        write_whole(file, b"new", new=True)
    assert file.read_bytes() == b"text"
