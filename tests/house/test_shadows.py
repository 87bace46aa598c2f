"""Every command, standing in a repository that has a module and a git of every name: none of them is looked at."""

import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import packages_distributions

import pytest

from lintorg.cli import lintorg as program
from tests.commands import ROOT
from tests.hostile.attacks import Canaries
from tests.house.test_canaries import COMMANDS, FLEET, LET_OUT, REPO, ROSTER, TABLE, leaves

TRIED = {"gitdb_speedups", "hyperscan", "org", "re2"}
"""What dependencies and the standard library try to import, and go on without."""
MODULES = {*sys.stdlib_module_names, *packages_distributions(), *TRIED, "lintorg", "sitecustomize", "usercustomize"}
WORKERS = [
    ("report", REPO, "--format=html", "--no-cache"),
    ("scan", REPO, "--deep", "--no-cache"),
    ("scan", REPO, "--miner=pydriller", "--no-cache"),
    ("scan", FLEET, "--jobs=2", "--no-cache"),
    ("report", FLEET, "--deep", "--no-cache"),
    ("scan", f"file://{REPO}", "--deep"),
    ("me", REPO, LET_OUT),
]
"""What starts processes."""
SCRIPT = """
import sys
sys.path.append({root!r})
from lintorg.__main__ import main
if __name__ == "__main__":
    main()
"""
"""What an installation puts on PATH."""


def imported_by_python():
    """What `python -m` imports before it reads a line of lintorg's, and what it would import if it were there."""
    listed = subprocess.run(
        [sys.executable, "-c", "import runpy, sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return {*listed.stdout.split(), "lintorg", "sitecustomize", "usercustomize"}


class Trap:
    """A repository that shadows everything, and who fell for it."""

    def __init__(self, repo, place, names):
        self.repo, self.place = shutil.copytree(repo, place / "lab"), place
        self.canaries = Canaries(place / "canaries")
        self.canaries.script(self.repo / "git", "git")
        for name in names:
            ran = place / "canaries" / "ran" / name
            (self.repo / f"{name}.py").write_text(f"open({str(ran)!r}, 'w').close()\nraise SystemExit('{name} ran')\n")
        self.script = place / "lintorg"
        self.script.write_text(SCRIPT.format(root=str(ROOT)))
        people = "people:\n  - {name: Quill, emails: [quill@example.org], roles: student}\n"
        (place / "roster.yaml").write_text(f"lintorg-roster: 1\n{people}")
        (place / "table.csv").write_text("name,email,role\nQuill,quill@example.org,student\n")
        (place / "fleet.yaml").write_text(f"lintorg-fleet: 1\nrepositories:\n  - path: '{self.repo}'\n")

    def run(self, arguments, *python, **variables):
        files = {ROSTER: "roster.yaml", FLEET: "fleet.yaml", TABLE: "table.csv"}
        places = {REPO: ".", **{name: str(self.place / file) for name, file in files.items()}}
        texts = [places.get(text, text.replace(REPO, str(self.repo))) for text in arguments]
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("LINTORG_", "PYTHON"))}
        environment |= {
            "PATH": f".::lab:{self.repo}:{os.environ['PATH']}",
            "LINTORG_CACHE_DIR": str(self.place / "cache"),
        }
        environment |= {"LINTORG_CONFIG_DIR": str(self.place / "config"), "LINTORG_ROSTER_KEY": "0" * 64, **variables}
        command = [sys.executable, *(python or [str(self.script)]), *texts]
        return subprocess.run(
            command, capture_output=True, check=False, cwd=self.repo, encoding="utf-8", env=environment
        )


@pytest.fixture(scope="module")
def trap(canary_repo, tmp_path_factory):
    return Trap(canary_repo, tmp_path_factory.mktemp("trap"), MODULES)


@pytest.fixture(scope="module")
def late_trap(canary_repo, tmp_path_factory):
    return Trap(canary_repo, tmp_path_factory.mktemp("late"), MODULES - imported_by_python())


def runs():
    yield from ((*path, *COMMANDS.get(path, [()])[0]) for path, _ in leaves(program))
    yield from WORKERS


def caught(trap, done):
    """Return who ran, and forget it."""
    ran = trap.canaries.sung()
    for name in ran:
        (trap.place / "canaries" / "ran" / name).unlink()
    assert done.returncode in (0, 1, 2), done.stderr
    return ran


@pytest.mark.parametrize("command", list(runs()), ids=" ".join)
def test_nothing_of_the_current_folder_runs(trap, command):
    assert caught(trap, trap.run(command)) == []


def test_what_workers_import_is_shadowed(trap):
    done = trap.run(WORKERS[1], PYTHONPROFILEIMPORTTIME="1")
    imported = set(re.findall(r"^import time:.*\| +([A-Za-z]\w*)[\w.]*$", done.stderr, re.MULTILINE))
    assert {"socket", "multiprocessing", "pickle", "lizard", "git"} <= imported
    assert imported <= MODULES


@pytest.mark.parametrize("command", [*WORKERS[:2], WORKERS[3]], ids=" ".join)
@pytest.mark.parametrize("places", [":", "../lab:", "{repo}:"])
def test_a_place_of_modules_that_depends_on_where_one_stands_has_no_say(late_trap, command, places):
    places = places.format(repo=late_trap.repo) + str(ROOT)
    assert caught(late_trap, late_trap.run(command, "-m", "lintorg", PYTHONPATH=places)) == []


def test_a_python_that_takes_no_variables_is_told_so_too(trap):
    assert caught(trap, trap.run(WORKERS[1], "-E", str(trap.script))) == []
