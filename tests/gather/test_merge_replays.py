import json
import os
import subprocess
from dataclasses import replace

import pytest

from lintorg.store.segments import FORMAT
from tests.commands import lintorg, merges_again
from tests.house.test_untouched import state
from tests.repos import C, git, loose_object, make_repo

PEOPLE = [f"{name} Marrow <{name.lower()}@example.org>" for name in ("Quill", "Teal", "Moss", "Ember", "Cedar")]
PLATFORM = "GitHub <noreply@github.com>"


def commits(merges=104, conflicting=40, committer=None):
    """Two branches and a merge each time; the first of them change one line of a file both ways."""
    found = [C(name="base", files={"model/net.py": "x\n", "data/load.py": "x\n"}, days_ago=400)]
    for n in range(merges):
        day = 300 - 2 * n
        ours, theirs = ("model/net.py", "model/net.py") if n < conflicting else ("model/net.py", f"data/d{n}.py")
        sides = [
            C(name=f"a{n}", files={ours: f"a{n}\n"}, parents=[found[-1].name], author=PEOPLE[n % 5], days_ago=day),
            C(name=f"b{n}", files={theirs: f"b{n}\n"}, parents=[found[-1].name], author=PEOPLE[n % 3], days_ago=day),
        ]
        merge = C(
            name=f"m{n}",
            message=f"merge {n}",
            files={"model/net.py": f"m{n}\n"},
            parents=[side.name for side in sides],
            author=PEOPLE[n % 5],
            days_ago=day - 0.5,
        )
        found += [*sides, merge]
    if committer:
        found = [replace(commit, committer=committer) for commit in found]
    return found


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    return make_repo(tmp_path_factory.mktemp("merges") / "lab", commits())


def scan(repo, cache, *flags, **environment):
    done = lintorg("scan", repo, "--format=json", *flags, LINTORG_CACHE_DIR=str(cache), **environment)
    assert done.returncode == 0, done.stderr
    return done


def answer(text, rule="LO503"):
    document = json.loads(text)
    measure = next((m for m in document["measures"] if m["metric"] == "merge_conflict_share"), None)
    finding = next((f for f in document["findings"] if f["rule"] == rule), None)
    return measure, finding, document["notes"]


@merges_again
def test_the_windows_merges_are_made_again_and_the_files_in_conflict_named(repo, tmp_path):
    before = state(repo)
    done = scan(repo, tmp_path)
    measure, finding, notes = answer(done.stdout)
    assert (measure["value"], measure["n"], measure["why_none"]) == (pytest.approx(40 / 104, abs=1e-6), 104, None)
    assert measure["low"] < measure["value"] < measure["high"]
    assert measure["previous"] is None
    assert finding["outcome"] == "breach"
    assert "40 merges conflict, most often in model/net.py" in finding["remedy"]
    # A longer window has merges that were not replayed, so that reading does not count; without agents is none.
    assert finding["readings"]["of"] == 2
    assert notes == []
    assert state(repo) == before


@merges_again
def test_they_are_kept_and_give_the_same_again_for_any_number_of_jobs(repo, tmp_path):
    first = scan(repo, tmp_path).stdout
    assert list(tmp_path.rglob(f"replays/{FORMAT}-*"))
    lintorg("cache", "clear", "--results", LINTORG_CACHE_DIR=str(tmp_path))
    again = scan(repo, tmp_path, "--timings")
    assert again.stdout == first == scan(repo, tmp_path, "--no-cache", "--jobs=5").stdout


def test_nothing_is_replayed_that_no_rule_asks_for(repo, tmp_path):
    measure, finding, _ = answer(scan(repo, tmp_path, "--ignore=LO503").stdout)
    assert (measure, finding) == (None, None)
    assert not list(tmp_path.rglob("replays"))


def test_nothing_is_replayed_below_the_sample_that_the_rule_needs(tmp_path):
    few = make_repo(tmp_path / "lab", commits(merges=99))
    measure, finding, _ = answer(scan(few, tmp_path / "cache").stdout)
    assert (measure["value"], measure["n"], measure["why_none"]) == (None, 99, "too_few")
    assert (finding["outcome"], finding["reason"]) == ("abstained", "too_few")
    assert not list(tmp_path.rglob("replays"))


def test_nothing_is_replayed_where_the_platform_merges(tmp_path):
    squashed = make_repo(tmp_path / "lab", commits(committer=PLATFORM))
    measure, finding, _ = answer(scan(squashed, tmp_path / "cache").stdout)
    assert (measure["value"], measure["why_none"]) == (None, "guard:G3")
    assert finding["reason"] == "guard:G3"
    assert not list(tmp_path.rglob("replays"))


def test_an_old_git_replays_nothing_and_the_reason_says_so(repo, tmp_path):
    shim = tmp_path / "bin" / "git"
    shim.parent.mkdir()
    real = subprocess.run(["which", "git"], capture_output=True, text=True, check=True).stdout.strip()
    shim.write_text(f'#!/bin/sh\n[ "$1" = version ] && echo "git version 2.37.1" && exit\nexec {real} "$@"\n')
    shim.chmod(0o755)
    path = f"{shim.parent}{os.pathsep}{os.environ['PATH']}"
    measure, finding, _ = answer(scan(repo, tmp_path / "cache", PATH=path).stdout)
    assert (measure["value"], measure["n"], measure["why_none"]) == (None, 104, "unsupported_git")
    assert finding["reason"] == "unsupported_git"


@merges_again
def test_what_is_left_out_is_counted_and_said(tmp_path):
    octopus = C(name="octopus", parents=["m103", "a5", "b7"], message="octopus", author=PEOPLE[0], days_ago=50)
    path = make_repo(tmp_path / "lab", [*commits(merges=104, conflicting=40), octopus])
    name = git(path, "log", "--format=%H", "--grep=^merge 20$").strip()
    loose_object(path, f"{name}^2:model/net.py").unlink()
    measure, finding, notes = answer(scan(path, tmp_path / "cache").stdout)
    # The commit that wrote the lost file is 1 of 209: the history counts as complete.
    assert measure["n"] == 103
    assert notes == ["merges: 1 of more than two branches left out, 1 not replayed, their objects are missing"]
    assert finding["outcome"] == "breach"
