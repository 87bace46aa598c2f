"""What a run costs, counted and not timed: modules at start-up, commits mined again, what git is asked for."""

import os
import shutil
import subprocess
import sys
from operator import gt

import pytest

from tests.commands import ROOT, lintorg
from tests.repos import QUILL, TEAL, C, history, make_repo

HEAVY = ("altair", "duckdb", "git", "jinja2", "numpy", "pandas", "pathspec", "pydantic", "pydriller", "rich", "yaml")


def imported(*arguments, **environment):
    code = (
        "import sys\nsys.argv = ['lintorg', *sys.argv[1:]]\nfrom lintorg.cli import run\nrun(sys.argv[1:])\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=environment or None)
    return done.stderr.strip().splitlines()[-1]


@pytest.fixture
def repo(tmp_path):
    return make_repo(tmp_path / "lab", history(30))


def test_the_version_is_said_without_any_heavy_library():
    assert imported("--version") == "[]"


def test_a_scan_is_answered_again_without_any_heavy_library(repo):
    lintorg("scan", repo, "--quiet")
    assert imported("scan", repo, "--quiet") == "[]"


def test_nothing_known_is_mined_again(repo):
    lintorg("scan", repo, "-v")
    assert "0 mined, 30 known" in lintorg("scan", repo, "-v", "--all", "--select=LO101").stderr


# Beside what mining takes: one process that reads commits to hash them, and one that looks for configurations of a near
# name; of a check also how far the branch is behind.
MOST = {"cold scan": (10, 52_000), "warm scan": (4, 6_500), "check": (39, 12_700), "backtest": (8, 7_600)}
"""Git processes that each story starts, and bytes that it reads from them: what makes them more says why."""
COUNTING = """\
#!{python} -IS
import os, subprocess, sys
with open({counts!r}, "a", buffering=1) as counts:
    print("started", file=counts)
    git = subprocess.Popen([{git!r}, *sys.argv[1:]], stdout=subprocess.PIPE)
    while some := os.read(git.stdout.fileno(), 65536):  # passed on as it comes: some wait for an answer to go on
        print(len(some), file=counts)
        sys.stdout.buffer.write(some)
        sys.stdout.buffer.flush()
sys.exit(git.wait())
"""


@pytest.fixture
def asked(tmp_path):
    """Return a function that runs lintorg and returns the git processes that it ran, and the bytes they printed."""
    counts, shim = tmp_path / "counts", tmp_path / "bin" / "git"
    shim.parent.mkdir()
    shim.write_text(COUNTING.format(python=sys.executable, git=shutil.which("git"), counts=str(counts)))
    shim.chmod(0o755)

    def run(*arguments):
        counts.write_text("")
        done = lintorg(*arguments, PATH=f"{shim.parent}{os.pathsep}{os.environ['PATH']}")
        assert done.returncode in (0, 1), done.stderr
        lines = counts.read_text().split()
        return lines.count("started"), sum(int(line) for line in lines if line != "started")

    return run


def test_git_is_not_asked_for_more_than_it_was(asked, tmp_path):
    repo = make_repo(tmp_path / "team", worked(60))
    found = {
        "cold scan": asked("scan", repo, "--jobs=2", "--fail-on=never"),
        "warm scan": asked("scan", repo, "--jobs=2", "--fail-on=never", "--all"),
        "check": asked("check", repo, "--base=HEAD~5", "--jobs=2", "--fail-on=never"),
        "backtest": asked("backtest", repo, "--changes=20", "--jobs=2"),
    }
    more = {story: cost for story, cost in found.items() if any(map(gt, cost, MOST[story]))}
    assert not more, "more of git than before; raise MOST only with a reason"


def worked(count):
    """Return a year of work by two people in two areas, every tenth commit of it a merge of a branch."""
    commits = [C(name="first", files={"model/net.py": "0\n", "data/load.py": "0\n"}, days_ago=count)]
    for number in range(count):
        file, author = (("model/net.py", QUILL), ("data/load.py", TEAL))[number % 2]
        days, before = count - 1 - number, commits[-1].name
        commits.append(C(name=f"c{number}", files={file: f"{number}\n"}, author=author, days_ago=days))
        if number % 10 == 9:
            side = C(name=f"s{number}", files={f"eval/e{number}.py": "0\n"}, parents=[before], days_ago=days)
            commits += [side, C(name=f"m{number}", message="join", parents=[f"c{number}", side.name], days_ago=days)]
    return commits
