"""What a run costs, counted and not timed: modules at start-up, commits mined again."""

import subprocess
import sys

import pytest

from tests.commands import ROOT, lintorg
from tests.repos import history, make_repo

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
