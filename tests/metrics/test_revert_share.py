import subprocess

import pytest

from lintorg.gather.opening import tables_of
from lintorg.gather.policy import shipped_policy
from lintorg.metrics import revert_share
from lintorg.metrics._shared.intervals import wilson
from lintorg.model.tables import DAY, Revert
from tests.house.test_promises import history_of
from tests.repos import NOW, SEALED, TEAL, C, git, make_repo
from tests.tabled import having
from tests.worlds import did, measured, team


def world(commits, reverts):
    """``reverts`` maps the place of a commit to the revert that it is."""
    found = {commits[place].hash: revert for place, revert in reverts.items()}
    return having(team(commits), reverts=found, path_area=lambda path: path.split("/")[0])


COMMITS = [did(day, "ab"[day % 2], "model data" if day % 4 else "model") for day in range(40)]
REVERTS = {
    3: Revert(of="x", stood=10 * DAY, bare=True, paths=("model/a.py", "data/b.py")),
    8: Revert(of="y", stood=DAY // 2, paths=("model/a.py",)),
    9: Revert(paths=("model/c.py",)),
}


def test_it_is_the_share_of_reverts_in_the_repository_and_in_each_area():
    found = measured("revert_share", world(COMMITS, REVERTS))
    assert {about: (one.value, one.n) for about, one in found.items()} == {
        "repo": (3 / 40, 40),
        "area:model": (3 / 40, 40),
        "area:data": (2 / 30, 30),
    }
    repo = found["repo"]  # 40 days are 6 weeks: too few to see bursts, so a third of the commits count
    assert (repo.low, repo.high) == pytest.approx(wilson(3 / 40, 40 / 3))


def test_the_remedy_learns_how_many_why_not_how_long_and_where():
    found = measured("revert_share", world(COMMITS, REVERTS))
    assert found["repo"].detail == {
        "reverts": "3",
        "unexplained": "1",
        "stood": "a day",
        "files": "model/a.py, data/b.py and model/c.py",
    }
    assert found["area:data"].detail == {"reverts": "2", "unexplained": "1", "stood": "10 days", "files": "data/b.py"}


def test_without_reverts_nothing_is_told_and_without_commits_nothing_is_measured():
    assert measured("revert_share", world(COMMITS, {}))["repo"].detail == {"reverts": "0"}
    empty = measured("revert_share", having(team([]), reverts={}, path_area=str))["repo"]
    assert (empty.value, empty.why_none) == (None, "too_few")


def test_the_commits_behind_it_are_the_reverts():
    tables = world(COMMITS, REVERTS)
    by_day = [item.hash for item in COMMITS]
    assert tables.call(revert_share.commits_behind) == {
        "repo": (by_day[3], by_day[8], by_day[9]),
        "area:model": (by_day[3], by_day[8], by_day[9]),
        "area:data": (by_day[3], by_day[9]),
    }


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    """Thirty commits; git itself reverts four of them, and one of these again."""
    commits = [
        C(name=f"c{n}", message=f"change {n}", files={f"model/f{n}.py": "x\n"}, author=TEAL, days_ago=200 - n)
        for n in range(30)
    ]
    path = make_repo(tmp_path_factory.mktemp("reverts") / "lab", commits)
    for number, name in enumerate(("HEAD~3", "HEAD~9", "HEAD~12", "HEAD~20", "HEAD")):
        when = f"{NOW - (100 - number) * DAY} +0000"
        who = {"NAME": "Quill Marrow", "EMAIL": "quill@example.org", "DATE": when}
        env = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()}
        subprocess.run(
            ["git", "revert", "--no-edit", name], cwd=path, env=SEALED | env, check=True, capture_output=True
        )
    return path


def test_a_count_by_git_gives_the_same(repo):
    subjects = git(repo, "log", "--no-merges", "--format=%s").splitlines()
    by_git = [one for one in subjects if one.startswith('Revert "') and not one.startswith(('Revert "Re', "Reapply"))]
    assert (len(by_git), len(subjects)) == (4, 35)
    tables = tables_of(history_of(repo), shipped_policy())
    found = measured("revert_share", tables)
    assert (found["repo"].value, found["repo"].n) == (4 / 35, 35)
    assert found["area:model"].value == 4 / 35
