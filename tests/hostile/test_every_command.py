"""Every command, in every format, over every hostile repository: nothing runs, nothing is obeyed, nothing changes."""

import json
from pathlib import Path

import pytest
import yaml

from lintorg.cli import run
from lintorg.mine.view import open_view
from lintorg.render import formats
from tests.hostile.attacks import Canaries
from tests.hostile.catalogue import REPOSITORIES
from tests.hostile.outputs import wrong
from tests.house.test_untouched import state
from tests.repos import git

CODES = {0, 1, 2, 3}
NAMES = "--yes-print-names"


def story(name, repo, document, *options):
    """A command that writes its report in every format in one run."""
    known = formats(document)
    return (name, repo, *options, *(f"--output={format_}=out.{format_}" for format_ in known))


def short(repo):
    """What everybody runs: the report of a scan and of a change, in every format."""
    yield story("scan", repo, "scan", "--pedantic", "--all", "--why", "-vv", "--color=always")
    yield story("check", repo, "scan", "--base=HEAD~3", "--pedantic", "-vv")


def rest(repo):
    yield story("report", repo, "quarter", "--pedantic", "-vv")
    yield from (("backtest", repo, "--blame", f"--format={format_}") for format_ in ("terminal", "json", "markdown"))
    yield ("scan", repo, "--miner=pydriller", "--no-cache")
    yield ("scan", repo, "--deep", "--statistics")
    yield ("scan", repo, "--show-settings")
    yield from (("areas", repo), ("areas", repo, "--paths"), ("waivers", repo), ("rules", "list", repo))
    yield from (("explain", "LO104", repo), ("explain", "LO101", repo), ("rule", "LO104", repo))
    yield from (("people", repo, NAMES), ("people", repo, NAMES, "--write-mailmap", "--with-suggestions"))
    yield from (("who", "kernels", repo, NAMES), ("me", repo, "--email=quill@example.org", NAMES))
    yield from (("init", repo), ("baseline", "create", repo), ("roster", "new", repo))


@pytest.fixture
def place(tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("LINTORG_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("LINTORG_CONFIG_DIR", str(tmp_path / "config"))
    return tmp_path


def made(name, place):
    canaries = Canaries(place / "canaries")
    return REPOSITORIES[name].make(place / "lab", canaries), canaries


def run_and_check(command, capfdbinary):
    """Run a command; return (exit code, what it said on stderr) after looking at everything it wrote."""
    code = run([str(argument) for argument in command])
    out, err = (text.decode() for text in capfdbinary.readouterr())
    format_ = next((part.removeprefix("--format=") for part in map(str, command) if "--format=" in part), "terminal")
    assert code in CODES, err
    assert "Traceback" not in err
    assert wrong("terminal", err) == []
    assert wrong(format_, out) == [] if out else code in (2, 3)
    for file in Path().glob("out.*"):
        assert wrong(file.suffix[1:], file.read_text(encoding="utf-8")) == [], file.name
        file.unlink()
    return code, err


@pytest.mark.parametrize("name", REPOSITORIES)
def test_a_scan_and_a_check_in_every_format(name, place, capfdbinary):
    hostile = REPOSITORIES[name]
    repo, canaries = made(name, place)
    before = state(repo)
    (code, said), _ = [run_and_check(command, capfdbinary) for command in short(repo)]
    assert code == hostile.code, said
    assert hostile.says in said
    assert canaries.sung() == []
    assert state(repo) == before


@pytest.mark.parametrize("name", [name for name, hostile in REPOSITORIES.items() if hostile.code == 0])
def test_no_commit_is_lost(name, place, capfdbinary):
    repo, _ = made(name, place)
    assert run(["scan", str(repo), "--format=json", "--until=9000-01-01"]) == 0
    found = json.loads(capfdbinary.readouterr().out)["repository"]
    with open_view(repo) as view:
        listed = git(view.git_dir, "rev-list", "--count", "HEAD")
    assert found["commits"] + found["skipped_commits"] == int(listed)


@pytest.mark.long
@pytest.mark.parametrize("name", REPOSITORIES)
def test_every_other_command(name, place, capfdbinary):
    repo, canaries = made(name, place)
    before = state(repo)
    for command in rest(repo):
        run_and_check(command, capfdbinary)
    for file in Path().rglob("*"):
        if file.suffix == ".json":
            json.loads(file.read_text())
        elif file.suffix == ".yaml":
            yaml.safe_load(file.read_text())
    assert canaries.sung() == []
    assert state(repo) == before
