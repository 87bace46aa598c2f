import re

import pytest

from lintorg.mine import bulk, drill
from lintorg.mine.span import commits_between, merge_base
from lintorg.mine.view import open_view
from lintorg.model.errors import CannotJudge
from tests.mine.awkward import AWKWARD
from tests.repos import C, git, loose_object, make_repo

FORK = [
    C(name="root", files={"a": "0\n"}),
    C(name="left", files={"a": "1\n"}),
    C(name="right", parents=["root"], files={"b": "1\n"}),
    C(name="top", parents=["left", "right"], files={"b": "1\n"}),
]


def test_two_histories_part_where_git_says_they_do(tmp_path):
    repo = make_repo(tmp_path / "lab", FORK)
    left, right = (git(repo, "rev-parse", name).strip() for name in ("HEAD^1", "HEAD^2"))
    with open_view(repo) as view:
        assert merge_base(view, left, right) == git(repo, "merge-base", left, right).strip()
        assert commits_between(view, left, view.head) == [view.head, right]


def test_unrelated_histories_part_nowhere(tmp_path):
    repo = make_repo(tmp_path / "lab", [*FORK, C(name="alone", parents=[], files={"z": "1\n"})])
    top = git(repo, "fsck", "--lost-found", "--no-progress").split("dangling commit ")[1].split()[0]
    with open_view(repo) as view:
        assert merge_base(view, top, view.head) is None


def test_a_history_with_a_hole_is_said(tmp_path):
    repo = make_repo(tmp_path / "lab", [C(name=str(n), files={"a": f"{n}\n"}) for n in range(4)])
    loose_object(repo, "HEAD~2").unlink()
    head = git(repo, "rev-parse", "HEAD").strip()
    with open_view(repo) as view:
        for ask in (merge_base, commits_between):
            with pytest.raises(CannotJudge, match="commit objects are missing"):
                ask(view, "0123" * 10, head)


def test_a_net_diff_is_what_git_diff_says(tmp_path):
    repo = make_repo(tmp_path / "lab", AWKWARD)
    commits = git(repo, "rev-list", "HEAD").split()
    pairs = [(head, base) for head in commits[::3] for base in commits[1::4]]
    asked = [f"{head} {base}" for head, base in pairs]
    with open_view(repo) as view:
        mined = list(bulk.mine_commits(view, asked, jobs=2))
        lines = bulk.mine_lines(view, asked, jobs=2)
    for (head, base), net, pair in zip(pairs, mined, asked, strict=True):
        raw = git(repo, "diff", "--name-status", "-M50%", "-l1000", "-z", base, head).split("\0")
        expected, at = [], 0
        while at + 1 < len(raw):
            renamed = raw[at].startswith("R")
            expected.append((raw[at][0], raw[at + 1 + renamed]))
            at += 2 + renamed
        assert [(touch.kind, touch.path) for touch in net.touches] == expected
        numbers = git(repo, "diff", "--numstat", "-M50%", "-l1000", "-z", base, head)
        assert len(lines[pair] or ()) == len(expected)
        added = [int(found[1]) for row in numbers.split("\0") if (found := re.match(r"(\d+)\t\d+\t", row))]
        assert sum(line.added or 0 for line in lines[pair] or ()) == sum(added)


def test_both_miners_read_the_commits_of_a_change_alike(tmp_path):
    repo = make_repo(tmp_path / "lab", AWKWARD)
    with open_view(repo) as view:
        hashes = commits_between(view, git(repo, "rev-list", "HEAD").split()[-2], view.head)
        assert list(drill.mine_commits(view, hashes, jobs=1)) == list(bulk.mine_commits(view, hashes, jobs=1))
