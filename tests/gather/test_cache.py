"""What is mined once is not mined again, and whatever happens to the cache, the answer is the same."""

import json
import os
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from lintorg.cli import run
from lintorg.config.settings import default_settings
from lintorg.gather.history import read_history
from lintorg.mine.view import open_view
from lintorg.model.options import Mining
from lintorg.model.tables import DAY, Window
from lintorg.store.segments import FORMAT
from tests.commands import ROOT, lintorg
from tests.repos import QUILL, TEAL, C, git, history, loose_object, make_repo


@pytest.fixture
def repo(tmp_path):
    commits = history(60, path="kernels/gemm.cu") + history(5, author=TEAL, path="data/load.py")
    return make_repo(tmp_path / "lab", commits)


@pytest.fixture
def scan(repo, tmp_path):
    def scan(*flags, **environment):
        done = lintorg(
            "scan", repo, "--format=json", "-v", *flags, **{"LINTORG_CACHE_DIR": str(tmp_path / "cache"), **environment}
        )
        assert done.returncode == 0, done.stderr
        return done

    return scan


def segments(tmp_path):
    return sorted((tmp_path / "cache" / "facts").rglob(f"{FORMAT}-*"))


def grow(repo, count=3):
    (repo / "data").mkdir(exist_ok=True)
    for number in range(count):
        (repo / "data" / f"new{number}.py").write_text("x\n")
        git(repo, "add", ".")
        git(repo, "-c", "user.name=Teal Harbor", "-c", "user.email=teal@example.org", "commit", "-qm", "grow")


def test_a_second_scan_is_answered_without_mining(scan):
    first, second = scan(), scan()
    assert "65 mined, 0 known" in first.stderr
    assert "answered from the cache" in second.stderr
    assert second.stdout == first.stdout == scan("--no-cache").stdout


def test_only_new_commits_are_mined_and_the_result_equals_a_clean_scan(scan, repo):
    scan()
    grow(repo)
    grown = scan()
    assert "3 mined, 65 known" in grown.stderr
    assert grown.stdout == scan("--no-cache").stdout


def test_an_answer_is_not_given_again_when_the_configuration_changes(scan, repo):
    before = scan()
    (repo / ".lintorg.yaml").write_text("areas: [{name: gemm, patterns: [kernels/], core: true}]\n")
    after = scan()
    assert "area:gemm" in after.stdout
    assert "area:gemm" not in before.stdout
    (repo / ".lintorg.yaml").unlink()
    assert scan().stdout == before.stdout


def test_an_answer_is_not_given_again_when_a_rule_changes(scan, repo):
    rules = repo / "mine"
    rules.mkdir()
    text = (ROOT / "examples/lab/lint-rules/team/LAB001-few-hands.yaml").read_text()
    (rules / "LAB001.yaml").write_text(text)
    (repo / ".lintorg.yaml").write_text("rules: [mine]\n")
    scan()
    (rules / "LAB001.yaml").write_text(text.replace("severity: note", "severity: warning"))
    finding = next(f for f in json.loads(scan().stdout)["findings"] if f["rule"] == "LAB001")
    assert finding["severity"] == "warning"
    (rules / "LAB002.yaml").write_text(text.replace("LAB001", "LAB002"))
    assert "LAB002" in scan().stdout


def test_a_damaged_cache_is_mined_again(scan, tmp_path, repo):
    clean = scan().stdout
    for file in segments(tmp_path):
        file.write_bytes(b"damaged")
    grow(repo, 1)
    again = scan()
    assert "66 mined, 0 known" in again.stderr
    git(repo, "reset", "-q", "--hard", "HEAD~1")
    assert scan().stdout == clean


def test_a_rewritten_history_is_read_as_it_is_now(scan, repo):
    scan()
    git(repo, "reset", "-q", "--hard", "HEAD~10")
    grow(repo, 1)
    rewritten = scan()
    assert "1 mined, 55 known" in rewritten.stderr
    assert rewritten.stdout == scan("--no-cache").stdout


def test_a_cache_that_cannot_be_written_is_said_and_does_not_stop_the_scan(scan, tmp_path):
    clean = scan("--no-cache").stdout
    (tmp_path / "file").write_text("")
    done = scan(LINTORG_CACHE_DIR=str(tmp_path / "file" / "below"))
    assert done.stdout == clean
    assert "the cache cannot be written" in done.stderr


def test_two_scans_at_once_agree(repo, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LINTORG_CACHE_DIR": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "lintorg", "scan", str(repo), "--format=json"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=environment) for _ in range(2)]
    outputs = {process.communicate()[0] for process in both}
    assert len(outputs) == 1
    assert json.loads(outputs.pop())["repository"]["commits"] == 65


def test_many_small_segments_become_few(scan, repo, tmp_path, monkeypatch):
    monkeypatch.setenv("LINTORG_CACHE_DIR", str(tmp_path / "cache"))
    for _ in range(18):
        grow(repo, 1)
        (repo / "data" / "new0.py").write_text(f"{time.monotonic_ns()}\n")
        git(repo, "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-qam", "x")
        assert run(["scan", str(repo), "--select=LO101"]) == 0
    assert len([file for file in segments(tmp_path) if file.parent.name == "history"]) <= 17
    assert scan().stdout == scan("--no-cache").stdout


def test_the_cache_is_shown_and_cleared(scan, tmp_path):
    scan()
    environment = {"LINTORG_CACHE_DIR": str(tmp_path / "cache")}
    shown = lintorg("cache", "info", **environment).stdout
    assert str(tmp_path / "cache") in shown
    lintorg("cache", "clear", "--results", **environment)
    assert "0 mined, 65 known" in scan().stderr
    lintorg("cache", "clear", **environment)
    assert "65 mined, 0 known" in scan().stderr


def test_a_url_is_fetched_once_and_then_brought_up_to_date(repo, tmp_path):
    environment = {"LINTORG_CACHE_DIR": str(tmp_path / "cache")}
    url = f"file://{repo}"
    first = lintorg("scan", url, "-v", "--format=json", **environment)
    assert json.loads(first.stdout)["repository"]["name"] == "lab"
    assert "65 mined" in first.stderr
    assert "answered from the cache" in lintorg("scan", url, "-v", "--format=json", **environment).stderr
    grow(repo, 2)
    assert "2 mined, 65 known" in lintorg("scan", url, "-v", "--format=json", **environment).stderr


def test_a_repository_of_long_hashes_is_kept_and_fetched_too(tmp_path):
    repo = make_repo(tmp_path / "lab", history(65), format_="sha256")
    environment = {"LINTORG_CACHE_DIR": str(tmp_path / "cache")}
    url = f"file://{repo}"
    for place in (repo, url):
        assert "65 mined, 0 known" in lintorg("scan", place, "-v", "--format=json", **environment).stderr
    grow(repo, 2)
    for place in (repo, url):
        grown = lintorg("scan", place, "-v", "--format=json", **environment)
        assert "2 mined, 65 known" in grown.stderr
        assert grown.stdout == lintorg("scan", place, "--no-cache", "--format=json", **environment).stdout


def test_a_url_that_cannot_be_fetched_shows_no_secret(tmp_path):
    done = lintorg("scan", "https://someone:token@nowhere.invalid/lab.git", LINTORG_CACHE_DIR=str(tmp_path))
    assert done.returncode == 3
    assert "https://nowhere.invalid/lab.git cannot be fetched" in done.stderr
    assert "token" not in done.stderr
    assert lintorg("scan", "ext::sh -c touch% /tmp/x", LINTORG_CACHE_DIR=str(tmp_path)).returncode == 3


def test_a_degraded_history_is_not_answered_from_the_cache(tmp_path):
    commits = [
        C(name="a", files={"a.py": "1\n" * 30}),
        C(name="b", renames={"a.py": "b.py"}, files={"b.py": "1\n" * 31}),
    ]
    repo = make_repo(tmp_path / "lab", commits)
    lost = loose_object(repo, "HEAD~1:a.py")
    kept = lost.read_bytes()

    def degraded():
        done = lintorg("scan", repo, "--format=json", LINTORG_CACHE_DIR=str(tmp_path / "cache"))
        return json.loads(done.stdout)["repository"]["degraded_commits"]

    lost.unlink()
    assert degraded() == 2
    lost.write_bytes(kept)
    assert degraded() == 0


def with_gaps(path):
    """Make forty commits of which some lack what is counted, some what is not, and the later ones touch other names."""
    text = "".join(f"line {n}\n" for n in range(500))
    commits = []
    for n in range(40):
        early, late = {"early.lock": f"{n}\n"}, {f"late{k}.lock": f"{n}{k}\n" for k in range(8)}
        files = {f"kernels/k{n % 4}.py": f"{n}\n" * 20, **(early if n < 18 else late)}
        if n in (6, 36):
            files[f"rare{n}.lock"] = f"rare {n}\n"
        commits.append(C(name=f"{n}", author=TEAL if n % 3 else QUILL, files=files, days_ago=400 - n * 10))
    moved = {"golden_values/run.py": None, "kernels/plan.py": text + "more\n", "moved.lock": "x\n"}
    commits[0] = replace(commits[0], files={**commits[0].files, "golden_values/run.py": text})
    commits[7] = replace(commits[7], files={**commits[7].files, "kernels/run.py": "1\n"})
    commits[8] = replace(commits[8], files={**commits[8].files, **moved})
    repo = make_repo(path, commits)
    lost = [f"HEAD~{39 - n}:kernels/k{n % 4}.py" for n in (3, 10, 21, 30, 38)]
    lost += ["HEAD~33:rare6.lock", "HEAD~3:rare36.lock", "HEAD~31:moved.lock", "HEAD~27:early.lock"]
    for file in [loose_object(repo, name) for name in lost]:
        file.unlink()
    return repo


def facts_of_year(repo, *, cache):
    def window(head):
        return Window(start=head - 365 * DAY, end=head)

    with open_view(repo) as view:
        facts = read_history(view, default_settings(), window, Mining(cache=cache)).facts
    return facts.commits, tuple(facts.touches), facts.lines, facts.degraded


@pytest.mark.parametrize("new", [0, 1, 6, 20, 30])
def test_what_objects_are_missing_for_is_read_alike_whatever_was_scanned_before(new, tmp_path, monkeypatch, capsys):
    repo = with_gaps(tmp_path / "lab")
    tip = git(repo, "rev-parse", "HEAD").strip()
    monkeypatch.setenv("LINTORG_CACHE_DIR", str(tmp_path / "cache"))

    def scanned(*flags):
        assert run(["scan", str(repo), "--format=json", "-v", *flags]) == 0
        return capsys.readouterr()

    cold, facts = scanned("--no-cache").out, facts_of_year(repo, cache=False)
    assert json.loads(cold)["repository"]["degraded_commits"] > 5
    git(repo, "update-ref", "refs/heads/main", f"HEAD~{new}")
    scanned()
    git(repo, "update-ref", "refs/heads/main", tip)
    warm = scanned()
    assert " 0 known" not in warm.err
    assert (warm.out, facts_of_year(repo, cache=True)) == (cold, facts)


def test_a_partial_clone_is_read_offline_and_says_what_it_lacks(tmp_path):
    commits = [
        C(name="a", files={"a.py": "1\n" * 30}),
        C(name="b", renames={"a.py": "b.py"}, files={"b.py": "1\n" * 31}),
        C(name="c", files={"c.py": "1\n"}),
    ]
    source = make_repo(tmp_path / "source", commits)
    git(source, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--bare", "--filter=blob:none", f"file://{source}", "partial")
    source.rename(tmp_path / "gone")  # a lazy fetch would fail loudly
    done = lintorg("scan", tmp_path / "partial", "--format=json", LINTORG_CACHE_DIR=str(tmp_path / "cache"))
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["repository"]["commits"], found["repository"]["degraded_commits"]) == (3, 3)
    assert next(guard for guard in found["guards"] if guard["id"] == "G7")["active"]


def test_a_fetch_that_fails_half_way_leaves_the_copy_as_it_was(repo, tmp_path):
    environment = {"LINTORG_CACHE_DIR": str(tmp_path / "cache")}
    url = f"file://{repo}"
    first = lintorg("scan", url, "--format=json", **environment)
    grow(repo, 1)
    lost = loose_object(repo, "HEAD:data/new0.py")
    kept = lost.read_bytes()
    lost.unlink()
    broken = lintorg("scan", url, "--format=json", **environment)
    assert (broken.returncode, broken.stdout) == (3, "")
    assert "cannot be fetched" in broken.stderr
    lost.write_bytes(kept)
    assert json.loads(lintorg("scan", url, "--format=json", **environment).stdout)["repository"]["commits"] == 66
    assert json.loads(first.stdout)["repository"]["commits"] == 65
