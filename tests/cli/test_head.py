"""Another commit than HEAD: its history, its configuration, answers of its own."""

import json

import pytest

from tests.commands import lintorg
from tests.repos import git, history, make_repo

CONFIG = "areas: [{name: gemm, patterns: [kernels/], core: true}]\n"


@pytest.fixture(scope="module")
def mirror(tmp_path_factory):
    """A bare repository whose branch `next` is four commits ahead of main, with a configuration and a new person."""
    repo = make_repo(tmp_path_factory.mktemp("mirror") / "lab.git", history(24, path="kernels/gemm.cu"), bare=True)
    work = repo.parent / "work"
    git(repo.parent, "clone", "-q", str(repo), str(work))
    git(work, "checkout", "-q", "-b", "next")
    for number in range(4):
        (work / ".lintorg.yaml").write_text(f"{CONFIG}# {number}\n", encoding="utf-8")
        git(work, "add", ".")
        teal = ("-c", "user.name=Teal Harbor", "-c", "user.email=teal@example.org")
        git(work, *teal, "commit", "-q", "-m", f"config {number}", "--date=2026-01-01T00:00:00Z")
    git(work, "push", "-q", "origin", "next")
    return repo


def scanned(*arguments):
    done = lintorg("scan", *arguments, "--format=json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", ["next", "refs/heads/next", "HASH", "next~0"])
def test_a_branch_is_scanned_by_its_name_its_hash_or_steps_from_it(mirror, name):
    head = git(mirror, "rev-parse", "next").strip()
    found = scanned(mirror, "--head", head if name == "HASH" else name)["repository"]
    assert (found["head"], found["commits"], found["name"]) == (head, 28, "lab")


def test_its_configuration_is_the_one_in_it_and_not_the_one_on_disk(mirror, tmp_path):
    git(tmp_path, "clone", "-q", str(mirror), "lab")
    (tmp_path / "lab" / ".lintorg.yaml").write_text("nonsense: 1\n", encoding="utf-8")
    done = lintorg("areas", tmp_path / "lab", "--head", "next")
    assert done.returncode == 0, done.stderr
    assert "gemm" in done.stdout
    assert "gemm" not in lintorg("areas", tmp_path / "lab", "--head", "main").stdout
    assert lintorg("areas", tmp_path / "lab").returncode == 2


def test_a_configuration_of_the_repository_that_is_named_is_read_there_too(mirror, tmp_path):
    git(tmp_path, "clone", "-q", "-b", "next", str(mirror), "lab")
    own = tmp_path / "lab" / ".lintorg.yaml"
    own.write_text("nonsense: 1\n", encoding="utf-8")
    shown = lintorg("scan", tmp_path / "lab", "--head=next", f"--config={own}", "--show-settings")
    assert shown.returncode == 0, shown.stderr
    assert "areas         gemm" in shown.stdout


def test_a_branch_that_moved_has_another_answer(tmp_path):
    repo = make_repo(tmp_path / "lab", history(6, path="model/net.py"))
    git(repo, "branch", "next", "main~1")
    assert scanned(repo, "--head=next")["repository"]["commits"] == 5
    assert scanned(repo, "--head=next")["repository"]["commits"] == 5
    git(repo, "branch", "-f", "next", "main~3")
    assert scanned(repo, "--head=next")["repository"]["commits"] == 3
    assert scanned(repo)["repository"]["commits"] == 6


def test_an_answer_that_is_kept_is_of_the_hash(tmp_path):
    repo = make_repo(tmp_path / "lab", history(6, path="model/net.py"))
    head = git(repo, "rev-parse", "main~2").strip()
    first = lintorg("scan", repo, "--head=main~2", "--timings")
    again = lintorg("scan", repo, f"--head={head}", "--timings")
    assert "answered from the cache" not in first.stderr
    assert "answered from the cache" in again.stderr
    assert first.stdout == again.stdout


def test_people_who_areas_report_and_explain_look_at_it_too(mirror):
    assert lintorg("people", mirror, "--head=next", "--yes-print-names").stdout.startswith("2 people")
    assert lintorg("people", mirror, "--yes-print-names").stdout.startswith("1 person")
    who = lintorg("who", "gemm", mirror, "--head=next", "--yes-print-names")
    assert who.returncode == 0, who.stderr
    told = lintorg("report", mirror, "--head=main~1", "--no-deep", "--format=json")
    assert json.loads(told.stdout)["repository"]["head"] == git(mirror, "rev-parse", "main~1").strip()
    explained = lintorg("explain", "LO104:gemm", mirror, "--head=next")
    assert explained.returncode == 0, explained.stderr


def test_a_mirror_whose_head_names_no_branch_is_judged_by_a_name(mirror, tmp_path):
    git(tmp_path, "clone", "-q", "--mirror", str(mirror), "lab.git")
    git(tmp_path / "lab.git", "symbolic-ref", "HEAD", "refs/heads/trunk")
    silent = lintorg("scan", tmp_path / "lab.git")
    assert silent.returncode == 3
    assert "`--head main`" in silent.stderr
    assert scanned(tmp_path / "lab.git", "--head=next")["repository"]["commits"] == 28
    checked = lintorg("check", tmp_path / "lab.git", "--base=main", "--head=next")
    assert checked.returncode == 0, checked.stderr


def test_of_a_url_the_branch_or_tag_is_fetched(mirror):
    tagger = ("-c", "user.name=Teal Harbor", "-c", "user.email=teal@example.org")
    git(mirror, *tagger, "tag", "-m", "one", "v1", "next~1")
    url = f"file://{mirror}"
    assert scanned(url, "--head=next")["repository"]["commits"] == 28
    assert scanned(url, "--head=v1")["repository"]["commits"] == 27
    assert scanned(url)["repository"]["commits"] == 24
    assert lintorg("scan", url, "--head=nowhere").returncode == 3


@pytest.mark.parametrize("name", ["nowhere", "../../x", "-x", "", "main..next", "main:kernels", "\n"])
def test_what_names_no_commit_is_one_sentence(mirror, name):
    done = lintorg("scan", mirror, f"--head={name}")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("lintorg: ")
    assert done.stderr.count("\n") == 1


def test_a_fleet_has_no_head(tmp_path):
    (tmp_path / "fleet.yaml").write_text("lintorg-fleet: 1\nrepositories: [{path: lab}]\n", encoding="utf-8")
    done = lintorg("scan", tmp_path / "fleet.yaml", "--head=main")
    assert done.returncode == 2
    assert "a fleet has no --head" in done.stderr
