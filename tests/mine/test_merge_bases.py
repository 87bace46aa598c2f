"""Merge bases of many pairs at once, against git's own of each pair."""

import subprocess
from itertools import combinations
from random import Random

import pytest

from lintorg.mine.bulk import mine_history
from lintorg.mine.merge_bases import merge_bases, read_by_merges
from lintorg.mine.view import open_view
from lintorg.model.facts import Commit, Identity
from tests.repos import SEALED, C, make_repo

NOBODY = Identity("", "")


def tangled(rows, seed):
    """Return rows of three commits, each on top of one to three of the row before it, and a head on all of the last."""
    random = Random(seed)
    commits = [C(name=f"c0{place}", message=f"root {place}", parents=[]) for place in range(3)]
    for row in range(1, rows):
        before = [commit.name for commit in commits[-3:]]
        commits += [
            C(name=f"c{row}{place}", message=f"{row} {place}", parents=random.sample(before, random.randint(1, 3)))
            for place in range(3)
        ]
    return [*commits, C(name="head", parents=[commit.name for commit in commits[-3:]])]


@pytest.mark.parametrize("seed", range(2))
def test_they_are_git_s_for_every_pair(tmp_path, seed):
    path = make_repo(tmp_path / "lab", tangled(4, seed))
    with open_view(path) as view:
        commits = mine_history(view, jobs=1).commits
    pairs = list(combinations(sorted(commit.hash for commit in commits), 2))
    found = [sorted(bases) for bases in merge_bases(commits, pairs)]
    assert found == [by_git(path, pair) for pair in pairs]
    assert any(len(bases) > 1 for bases in found)


def by_git(path, pair):
    done = subprocess.run(["git", "merge-base", "--all", *pair], cwd=path, env=SEALED, check=False, capture_output=True)
    return sorted(done.stdout.decode().split())


def test_commits_past_the_oldest_base_are_not_looked_at():
    def commits():
        yield from history
        raise AssertionError("looked on")

    history = [commit("b", "base"), commit("a", "base"), commit("base", "older")]
    assert merge_bases(commits(), [("a", "b"), ("a", "base")]) == [["base"], ["base"]]


def test_bases_of_several_bases_are_read_too():
    history = [
        *(commit("b", "a1", "b1"), commit("a", "a1", "b1"), commit("b1", "base"), commit("a1", "base")),
        *(commit("base", "older"), commit("older")),
    ]
    assert read_by_merges(history, [("a", "b")]) == {"a", "b", "a1", "b1", "base"}


def commit(name, *parents):
    return Commit(
        hash=name,
        parents=parents,
        author=NOBODY,
        author_time=0,
        committer=NOBODY,
        committer_time=0,
        subject="",
    )
