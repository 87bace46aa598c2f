from collections import Counter

import pytest

from lintorg.mine.blame import Rewritten, blame_deleted
from lintorg.mine.drill import open_git
from lintorg.mine.view import open_view
from tests.repos import DAY, NOW, TEAL, C, git, make_repo

ALL = 0


def text(*words):
    return "".join(f"{word}\n" for word in words)


def blamed(repo, file, *, since=ALL):
    base, head = git(repo, "rev-parse", "HEAD~1", "HEAD").split()
    with open_view(repo) as view:
        (found,) = blame_deleted(view, base, head, [file], since=since, jobs=1)
    return found


@pytest.fixture
def repo(tmp_path):
    commits = [
        C(name="1", files={"a.py": text(*range(9)), "b.py": text(*range(50, 80))}, days_ago=90),
        C(name="2", author=TEAL, files={"a.py": text(*range(3), "new", *range(4, 9), "end")}, days_ago=20),
        C(name="3", renames={"b.py": "c.py"}, days_ago=10),
        C(
            name="4",
            files={"a.py": text(*range(2), "here", *range(6, 9)), "c.py": text(*range(50, 79), "z")},
            days_ago=1,
        ),
    ]
    return make_repo(tmp_path / "lab", commits)


def test_deleted_lines_stand_with_the_commits_that_wrote_them(repo):
    first, second = git(repo, "rev-parse", "HEAD~3", "HEAD~2").split()
    assert blamed(repo, Rewritten("a.py", "a.py")) == Counter({first: 3, second: 2})  # 2 4 5, then new and end


def test_a_file_keeps_its_history_through_a_rename(repo):
    assert blamed(repo, Rewritten("c.py", "c.py")) == Counter({git(repo, "rev-parse", "HEAD~3").strip(): 1})


def test_pydriller_names_the_same_commits(repo):
    """PyDriller's own search for the commits that last changed the lines a commit deletes."""
    with open_view(repo) as view, open_git(view.git_dir) as drilled:
        theirs = drilled.get_commits_last_modified_lines(drilled.get_commit(view.head))
    for path, commits in theirs.items():
        assert set(blamed(repo, Rewritten(path, path))) == commits


def test_a_file_that_is_gone_is_blamed_whole(tmp_path):
    commits = [C(name="1", files={"a.py": text(*range(9))}), C(name="2", files={"a.py": None})]
    repo = make_repo(tmp_path / "lab", commits)
    assert blamed(repo, Rewritten("a.py", None)).total() == 9


def test_older_lines_stand_with_some_older_commit_when_the_walk_is_cut_short(repo):
    since = NOW - 30 * DAY
    found = blamed(repo, Rewritten("a.py", "a.py"), since=since)
    second = git(repo, "rev-parse", "HEAD~2").strip()
    assert found[second] == 2
    assert found.total() == 5


@pytest.mark.parametrize("path", ["none.py", "a\\xff.py"])
def test_a_path_that_git_does_not_know_is_unknown(repo, path):
    assert blamed(repo, Rewritten(path, path)) is None


def test_odd_paths_and_lines_that_look_like_hunks(tmp_path):
    name = 'o d"d\t\n-L1,1.py'
    before, after = text("@@ -1,9 +1 @@", "- x", "keep", "\\ No newline"), "keep\n"
    repo = make_repo(tmp_path / "lab", [C(name="1", files={name: before}), C(name="2", files={name: after})])
    assert blamed(repo, Rewritten(name, name)).total() == 3
