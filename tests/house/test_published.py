"""What would be published: the files of the package, their metadata, and names that are said in one place."""

import os
import re
import subprocess
import sys
import tarfile
import zipfile

import pytest

import lintorg
from tests.commands import ROOT
from tests.repos import history, make_repo
from tests.stamped import named_files, owner, stamped


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A source archive of this folder, and a wheel made from that archive."""
    dist = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(dist)]
    subprocess.run([*build, "--sdist", str(ROOT)], check=True, capture_output=True)
    (archive,) = dist.glob("*.tar.gz")
    with tarfile.open(archive) as source:
        source.extractall(dist / "source", filter="data")
    (source_folder,) = (dist / "source").iterdir()
    subprocess.run([*build, "--wheel", str(source_folder)], check=True, capture_output=True)
    return dist


def test_the_metadata_is_what_the_index_takes(built):
    files = [str(file) for file in built.iterdir() if file.is_file()]
    command = [sys.executable, "-m", "twine", "check", "--strict", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert len(files) == 2


def test_from_the_wheel_alone_every_story_runs(built, tmp_path):
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "site")
    repo = make_repo(tmp_path / "lab", history(30))

    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-P", "-m", "lintorg", *arguments],
            cwd=tmp_path,
            env={"PYTHONPATH": str(tmp_path / "site"), "PATH": os.environ["PATH"], "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )

    assert (tmp_path / "site" / "lintorg" / "py.typed").is_file()
    assert run("--version").stdout == f"lintorg {lintorg.__version__}\n"
    assert "LO104" in run("rules", "list").stdout
    for command in (
        ("scan", str(repo)),
        ("check", str(repo), "--base", "HEAD~1"),
        ("report", str(repo), "--no-deep", "--output=html=report.html"),
    ):
        done = run(*command)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "report.html").read_text().startswith("<!doctype html>")


def test_owner_and_version_are_said_in_one_place():
    texts = {name: (ROOT / name).read_text(encoding="utf-8") for name in named_files()}
    assert {name for name, text in texts.items() if stamped(text) != text} == set()
    assert {
        name for name, text in texts.items() if "OWNER" in re.sub(r"CODEOWNERS|repos/OWNER/REPO", "", _unnamed(text))
    } == set()


def _unnamed(text):
    """Leave out the places that follow from the owner."""
    return re.sub(rf"(github\.com/|uses: ){owner()}/lintorg", "", text)


def test_the_version_is_the_one_of_the_citation():
    version = lintorg.__version__
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text()
