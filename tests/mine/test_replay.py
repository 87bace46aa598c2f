"""Merges made again, against git's own merges in a work tree."""

import os
import subprocess
from dataclasses import replace

import pytest

from lintorg.mine.bulk import mine_history
from lintorg.mine.replay import can_replay, replay_merges
from lintorg.mine.view import open_view
from tests.commands import merges_again
from tests.house.test_untouched import state
from tests.repos import SEALED, TEAL, C, git, loose_object, make_repo

LINES = [f"line {n}\n" for n in range(12)]


def text(**changed):
    return "".join(changed.get(f"n{n}", line) for n, line in enumerate(LINES))


def side(name, files=None, *, renames=None, parent="base", author=TEAL):
    return C(name=name, files=files or {}, renames=renames or {}, parents=[parent], author=author)


BASE = C(name="base", files={"model/net.py": text(), "data/load.py": text(), "old/a.py": text()})
PAIRS = {
    "both change one line": (
        side("a1", {"model/net.py": text(n3="mine\n")}),
        side("b1", {"model/net.py": text(n3="yours\n")}),
    ),
    "both change far lines": (
        side("a2", {"model/net.py": text(n1="mine\n")}),
        side("b2", {"model/net.py": text(n10="yours\n")}),
    ),
    "one deletes what the other changes": (
        side("a3", {"data/load.py": None}),
        side("b3", {"data/load.py": text(n3="yours\n")}),
    ),
    "a rename and a change": (
        side("a4", renames={"old/a.py": "model/a.py"}),
        side("b4", {"old/a.py": text(n5="yours\n")}),
    ),
    "both add another file of one name": (side("a5", {"new.py": "mine\n"}), side("b5", {"new.py": "yours\n"})),
    "an odd name": (side("a6", {'od\nd "€.py': "mine\n"}), side("b6", {'od\nd "€.py': "yours\n"})),
    "a folder renamed, a file added to it": (
        side("a7", renames={"old/a.py": "fresh/a.py"}),
        side("b7", {"old/b.py": "yours\n"}),
    ),
}


def repository(path, pairs=PAIRS, **options):
    commits = [BASE]
    for number, (one, other) in enumerate(pairs.values()):
        commits += [one, other, C(name=f"m{number}", message=f"merge {number}", parents=[one.name, other.name])]
    merges = [commit.name for commit in commits if commit.name.startswith("m")]
    # The head holds all merges in its history.
    commits.append(C(name="head", parents=merges, message="all"))
    return make_repo(path, commits, **options)


def replayed(path, jobs=2):
    with open_view(path) as view:
        facts = mine_history(view, jobs=1)
        commits = {one.subject: one for one in facts.commits}
        merges = [commits[subject] for subject in sorted(commits) if subject.startswith("merge ")]
        found = {one.hash: one for one in replay_merges(view, facts, merges, jobs=jobs)}
        return [found[merge.hash] for merge in merges]


def by_git(path, tmp_path, count=len(PAIRS)):
    """Merge the parents of each merge in a work tree: (clean, paths in conflict)."""
    git(path.parent, "clone", "-q", "--no-local", str(path), str(tmp_path / "work"))
    work, found = tmp_path / "work", []
    for number in range(count):
        merge = git(work, "log", "--all", "--format=%H", f"--grep=^merge {number}$").strip()
        git(work, "checkout", "-q", "--force", "--detach", f"{merge}^1")
        git(work, "clean", "-qfdx")
        done = subprocess.run(
            ["git", "-c", "user.name=q", "-c", "user.email=q@example.org", "merge", "--no-commit", "-q", f"{merge}^2"],
            cwd=work,
            env=SEALED,
            check=False,
            capture_output=True,
        )
        unmerged = git(work, "ls-files", "--unmerged", "-z", "--format=%(path)").split("\0")
        found.append((done.returncode == 0, tuple(sorted({path for path in unmerged if path}))))
        git(work, "reset", "-q", "--hard")
    return found


@merges_again
def test_it_is_what_git_merges_in_a_work_tree(tmp_path):
    path = repository(tmp_path / "lab")
    found = [(merge.clean, merge.paths) for merge in replayed(path)]
    assert found == by_git(path, tmp_path)
    assert [clean for clean, _ in found] == [False, True, False, True, False, False, False]
    assert found[0][1] == ("model/net.py",)
    assert found == [(merge.clean, merge.paths) for merge in replayed(path, jobs=1)]


@merges_again
def test_what_git_writes_goes_to_the_view_and_the_source_stays_as_it_was(tmp_path):
    path = repository(tmp_path / "lab")
    before = state(path)
    with open_view(path) as view:
        facts = mine_history(view, jobs=1)
        merges = [one for one in facts.commits if len(one.parents) == 2]
        assert len(list(replay_merges(view, facts, merges, jobs=2))) == len(PAIRS)
        written = [file for file in view.git_dir.rglob("objects/??/*") if file.is_file()]
    assert written
    assert not view.git_dir.exists()
    assert state(path) == before


@merges_again
@pytest.mark.parametrize("attribute", ["merge=evil", "merge=union", "merge=ours"])
def test_no_merge_driver_and_no_attribute_has_a_say(tmp_path, attribute):
    driven = {"both change one line": PAIRS["both change one line"]}
    path = repository(tmp_path / "lab", driven)
    ran = tmp_path / "ran"
    (path / ".gitattributes").write_text(f"* {attribute}\n")
    (path / ".git" / "info").mkdir(exist_ok=True)
    (path / ".git" / "info" / "attributes").write_text(f"* {attribute}\n")
    git(path, "config", "merge.evil.driver", f"touch {ran}; true")
    git(path, "add", ".gitattributes")
    git(path, "-c", "user.name=q", "-c", "user.email=q@example.org", "commit", "-qm", "attributes")
    assert [(merge.clean, merge.paths) for merge in replayed(path)] == [(False, ("model/net.py",))]
    assert not ran.exists()


@merges_again
def test_a_merge_of_histories_without_a_common_commit_is_made_from_nothing(tmp_path):
    other = C(name="other", files={"model/net.py": "all new\n"}, parents=[])
    merges = C(name="m", message="merge 0", parents=["base", "other"])
    path = make_repo(tmp_path / "lab", [BASE, other, merges])
    assert [(merge.clean, merge.paths) for merge in replayed(path)] == [(False, ("model/net.py",))]


@merges_again
def test_sides_that_merged_each_other_are_merged_as_git_does(tmp_path):
    older = [C(name=f"old{n}", files={"old/b.py": f"{n}\n"}) for n in range(3)]
    commits = [
        *(*older, BASE, side("a", {"model/net.py": text(n1="a\n")}), side("b", {"model/net.py": text(n10="b\n")})),
        *(C(name="ab", parents=["a", "b"]), C(name="ba", parents=["b", "a"])),
        side("a2", {"model/net.py": text(n1="a\n", n5="mine\n", n10="b\n")}, parent="ab"),
        side("b2", {"model/net.py": text(n1="a\n", n8="yours\n", n10="b\n")}, parent="ba"),
        side("c2", {"model/net.py": text(n1="a\n", n5="ours\n", n10="b\n")}, parent="ba"),
        C(name="m0", message="merge 0", parents=["a2", "b2"]),
        C(name="m1", message="merge 1", parents=["a2", "c2"]),
        C(name="head", parents=["m0", "m1"]),
    ]
    path = make_repo(tmp_path / "lab", commits)
    found = [(merge.clean, merge.paths) for merge in replayed(path)]
    assert found == by_git(path, tmp_path, 2)
    assert [clean for clean, _ in found] == [True, False]


@merges_again
def test_history_that_is_cut_off_keeps_the_way_to_the_base(tmp_path):
    older = [C(name=f"far{n}", files={"far.py": f"{n}\n"}, days_ago=900 - n) for n in range(4)]
    old, base = C(name="old", files={"old.py": "1\n"}, parents=[], days_ago=90), replace(BASE, parents=["old"])
    commits = [
        *(*older, old, base, C(name="joined", parents=["base", "far3"]), *PAIRS["both change one line"]),
        side("a2", {"data/load.py": text(n3="mine\n")}, parent="joined"),
        C(name="m0", message="merge 0", parents=["a1", "b1"]),
        C(name="m1", message="merge 1", parents=["a2", "b1"]),
        C(name="head", parents=["m0", "m1"]),
    ]
    path = make_repo(tmp_path / "lab", commits)
    found = [(merge.clean, merge.paths) for merge in replayed(path)]
    assert found == by_git(path, tmp_path, 2) == [(False, ("model/net.py",)), (True, ())]


@merges_again
def test_what_misses_an_object_is_not_replayed_and_the_rest_is(tmp_path):
    path = repository(tmp_path / "lab")
    loose_object(path, git(path, "log", "--format=%H", "--grep=^merge 0$").strip() + "^1:model/net.py").unlink()
    found = replayed(path)
    assert (found[0].clean, found[0].paths) == (None, ())
    assert [merge.clean for merge in found[1:]] == [True, False, True, False, False, False]


@pytest.mark.parametrize(
    ("version", "able"),
    [("2.38.5", False), ("1.9", False), ("2.39.0", True), ("2.40.1.windows.1", True), ("3.0", True)],
)
def test_git_older_than_2_39_cannot_replay(tmp_path, monkeypatch, version, able):
    path = repository(tmp_path / "lab")
    shim = tmp_path / "bin" / "git"
    shim.parent.mkdir()
    real = subprocess.run(["which", "git"], capture_output=True, text=True, check=True).stdout.strip()
    shim.write_text(f'#!/bin/sh\n[ "$1" = version ] && echo "git version {version}" && exit\nexec {real} "$@"\n')
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", f"{shim.parent}{os.pathsep}{os.environ['PATH']}")
    with open_view(path) as view:
        assert can_replay(view) is able
