"""Both miners read the same facts, commit by commit, from histories that miners get wrong."""

import os
from functools import partial
from pathlib import Path

import pytest

from lintorg.mine import bulk, drill
from lintorg.mine.view import open_view
from tests.mine.awkward import AWKWARD, EVIL_MERGE, ODDER, make_damaged, make_raw, make_without_a_tree
from tests.repos import C, make_repo

REAL = "LINTORG_REAL_REPO"
NEWEST = 300
HISTORIES = {
    "awkward": partial(make_repo, commits=AWKWARD),
    "odder": partial(make_repo, commits=ODDER),
    "evil merge": partial(make_repo, commits=EVIL_MERGE),
    "missing blob": make_damaged,
    "missing tree": make_without_a_tree,
    "raw commits": make_raw,
}


def differences(what, ours, theirs):
    """Say commit by commit what two mappings by hash do not agree on."""
    return [
        f"{what} of {commit[:9]}:\n  bulk  {ours.get(commit)}\n  drill {theirs.get(commit)}\n"
        for commit in ours | theirs
        if ours.get(commit) != theirs.get(commit)
    ]


def compare(path, newest=None):
    """Return in words what the miners read differently in a repository, or in its newest commits."""
    with open_view(path) as view:
        hashes = drill.walk(view)[:newest]
        ours, theirs = (
            {item.hash: item for item in miner.mine_commits(view, hashes, jobs=2)} for miner in (bulk, drill)
        )
        single = [item.hash for item in ours.values() if item.commit and not item.commit.is_merge]
        our_lines, their_lines = (miner.mine_lines(view, single, jobs=2) for miner in (bulk, drill))
    assert list(ours) == list(theirs) == hashes
    return "".join(differences("commit", ours, theirs) + differences("lines", our_lines, their_lines))


@pytest.mark.parametrize("name", HISTORIES)
def test_both_miners_read_the_same_commit_by_commit(name, tmp_path):
    assert compare(HISTORIES[name](tmp_path / "lab")) == ""


@pytest.mark.parametrize("name", HISTORIES)
def test_both_miners_give_equal_facts(name, tmp_path):
    with open_view(HISTORIES[name](tmp_path / "lab")) as view:
        assert drill.mine_history(view, jobs=2) == bulk.mine_history(view, jobs=2)


def test_a_difference_is_told_by_commit(tmp_path):
    with open_view(make_repo(tmp_path / "lab", [C(name="one", files={"a.py": "1\n"})])) as view:
        ours = bulk.mine_lines(view, [view.head], jobs=1)
    theirs = {commit: tuple(line._replace(added=2) for line in lines or ()) for commit, lines in ours.items()}
    assert differences("lines", ours, ours) == []
    (said,) = differences("lines", ours, theirs)
    assert said.startswith("lines of ")
    assert "added=1" in said
    assert "added=2" in said


@pytest.mark.skipif(REAL not in os.environ, reason=f"{REAL} names no repository whose newest commits to compare")
def test_both_miners_read_the_same_from_a_real_repository():
    assert compare(Path(os.environ[REAL]), NEWEST) == ""
