"""No name, address or login is seen where none is asked for: every command, every option, every file."""

import os
import stat
import tempfile
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Event, Thread
from typing import Any

import click
import pytest

from lintorg.app.fleet.task import Task, judge_member
from lintorg.cli import lintorg as program
from lintorg.cli import run
from lintorg.model.fleet import Member, Place
from lintorg.model.options import Options
from tests.commands import lintorg, lintorg_on_a_terminal
from tests.house.conftest import CANARIES

REPO = "REPO"
ROOT = Path(__file__).parents[2]
ROSTER = "ROSTER"
FLEET = "FLEET"
TABLE = "TABLE"
COMMANDS: dict[tuple[str, ...], list[Any]] = {
    ("areas",): [(REPO,)],
    ("baseline", "create"): [(REPO,)],
    ("baseline", "prune"): [(REPO,)],
    ("backtest",): [(REPO,)],
    ("cache", "clear"): [()],
    ("cache", "info"): [()],
    ("check",): [(REPO, "--base=HEAD~3"), (REPO, "--base=HEAD~3", "-vv", "--why", "--pedantic")],
    ("explain",): [("LO104:kernels", REPO), ("LO101", REPO), ("LO803:kernels", REPO)],
    ("init",): [(REPO,)],
    ("me",): [(REPO,), (REPO, "--email=canary-mail@example.org"), (REPO, "--email=canary-mail9@example.org")],
    ("metrics",): [(), ("hhi",)],
    ("people",): [(REPO,), (REPO, "--write-mailmap", "--with-suggestions")],
    ("report",): [
        (REPO,),
        (REPO, "-vv", "--pedantic", "--timings"),
        (REPO, "--output=json=report.json", "--output=csv=report.csv", "--quarter=2025Q3"),
        (REPO, "--roster", ROSTER),
        (FLEET, "--output=json=fleet.json", "-vv"),
    ],
    ("roster", "check"): [(ROSTER, REPO)],
    ("roster", "import"): [(TABLE, REPO)],
    ("roster", "new"): [(REPO,)],
    ("roster", "seal"): [(ROSTER,)],
    ("rule",): [("LO104", REPO), ("LO803", REPO)],
    ("rules", "check"): [(str(ROOT / "rules"),)],
    ("rules", "list"): [(REPO,)],
    ("rules", "test"): [()],
    ("scan",): [
        (REPO,),
        (REPO, "-vv", "--all", "--why", "--pedantic", "--timings"),
        (REPO, "--output=json=scan.json", "--output=terminal=scan.txt"),
        (REPO, "--until=2025-11-01"),
        (f"file://{REPO}", "-vv"),
        (FLEET, "--format=json", "--output=markdown=fleet.md", "--output=terminal=fleet.txt", "-vv"),
    ],
    ("schema",): [("scan",)],
    ("waivers",): [(REPO,)],
    ("who",): [("kernels", REPO), ("kernel", REPO)],
}
"""Arguments for every command; one that is not here fails the first test."""
NAMING = {("me",), ("people",), ("who",)}
"""Commands that name people, on a terminal or with --yes-print-names."""
ASKED_FOR = {".mailmap"}
"""Files with names that a command writes where one asks for them."""
LET_OUT = "--yes-print-names"


def leaves(group, path=()):
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from leaves(command, (*path, name))
        else:
            yield (*path, name), command


def options(command):
    """Yield each flag by itself, and each choice of an option."""
    for option in command.params:
        if not isinstance(option, click.Option) or LET_OUT in option.opts:
            continue
        name = max(option.opts, key=len)
        if option.is_flag:
            yield (name,)
        elif isinstance(option.type, click.Choice):
            yield from ((f"{name}={choice}",) for choice in option.type.choices)


def runs():
    for path, command in leaves(program):
        for arguments in COMMANDS.get(path, ()):
            yield (*path, *arguments)
        for option in (*options(command), ("--help",)):
            yield (*path, *COMMANDS.get(path, [()])[0], *option)


def test_every_command_is_tried_here():
    assert {path for path, _ in leaves(program)} == COMMANDS.keys()
    assert COMMANDS.keys() >= NAMING


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("LINTORG_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "canary-mail@example.org")
    monkeypatch.setenv("LINTORG_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("LINTORG_ROSTER_KEY", "0" * 64)
    (tmp_path / "roster.yaml").write_text(
        "lintorg-roster: 1\npeople:\n  - {name: Zanzara Querulo, emails: [canary-mail@example.org], roles: student}\n"
    )
    (tmp_path / "table.csv").write_text("name,email,role\nZanzara Querulo,canary-mail@example.org,Bodoni\n")


@pytest.mark.parametrize("command", list(runs()), ids=" ".join)
def test_no_canary_is_in_any_output_or_file(canary_repo, tmp_path, capfdbinary, command):
    fleet = (
        f"lintorg-fleet: 1\nrepositories:\n  - {{path: '{canary_repo}'}}\n  - {{path: '{canary_repo}', name: again}}\n"
    )
    (tmp_path / "fleet.yaml").write_text(fleet)
    files = {ROSTER: "roster.yaml", FLEET: "fleet.yaml", TABLE: "table.csv"}
    places = {REPO: str(canary_repo), **{name: str(tmp_path / file) for name, file in files.items()}}
    code = run([places.get(argument, argument.replace(REPO, str(canary_repo))) for argument in command])
    out, err = capfdbinary.readouterr()
    assert code in (0, 2), err
    assert out or err or command[:2] == ("cache", "clear")
    assert seen(out + err) == []
    written = {file.name: file.read_bytes() for file in Path().rglob("*") if file.is_file()}
    assert [name for name, content in written.items() if seen(content) and name not in ASKED_FOR] == []


@pytest.mark.parametrize("command", sorted(NAMING), ids=" ".join)
def test_names_are_given_on_demand_and_on_a_terminal(canary_repo, capfdbinary, command):
    arguments = [*command, *(argument.replace(REPO, str(canary_repo)) for argument in COMMANDS[command][0])]
    assert run(arguments) == 2
    refused = capfdbinary.readouterr()
    assert refused.out == b""
    assert LET_OUT.encode() in refused.err
    assert run([*arguments, LET_OUT]) == 0
    assert b"Zanzara" in capfdbinary.readouterr().out
    code, shown = lintorg_on_a_terminal(*arguments)
    assert (code, "Zanzara" in shown) == (0, True)


def seen(content):
    return [canary for canary in CANARIES if canary.lower().encode() in content.lower()]


def test_no_file_of_the_cache_and_no_temporary_file_is_named_after_anyone_or_open_to_others(
    canary_repo, tmp_path, monkeypatch
):
    made = {}

    def noted(make):
        def making(*arguments, **options):
            answer = make(*arguments, **options)
            path = Path(answer if isinstance(answer, str) else answer[1])
            made[path.name] = stat.S_IMODE(path.stat().st_mode)
            return answer

        return making

    for name in ("mkdtemp", "mkstemp"):
        monkeypatch.setattr(tempfile, name, noted(getattr(tempfile, name)))
    before = os.umask(0o022)
    try:
        for target in (str(canary_repo), f"file://{canary_repo}"):
            assert run(["scan", target, "--quiet", "--deep"]) == 0
        run(["people", str(canary_repo), LET_OUT])
    finally:
        os.umask(before)
    files = list((tmp_path / "cache").rglob("*"))
    assert {"facts", "answers", "clones"} <= {file.name for file in files}
    names = " ".join(str(file.relative_to(tmp_path)) for file in files) + " ".join(made)
    assert seen(names.encode()) == []
    assert made
    assert not any(mode & 0o077 for mode in made.values())
    private = [tmp_path / "cache", *(file for file in files if file.is_dir() and "clones" not in file.parts[:-1])]
    assert [folder for folder in private if stat.S_IMODE(folder.stat().st_mode) & 0o077] == []


@pytest.mark.parametrize("verbose", [(), ("-vv",)], ids=["plain", "-vv"])
@pytest.mark.parametrize("command", ["scan", "report", "check", "fleet"])
def test_a_bug_whose_message_names_somebody_names_nobody(
    canary_repo, tmp_path, monkeypatch, capfdbinary, command, verbose
):
    def broken(*_arguments, **_options):
        try:
            raise ValueError(*CANARIES)
        except ValueError as error:
            raise KeyError(*CANARIES) from error

    for room in ("gather.measuring", "app.report", "app.check", "app.scan"):
        module = import_module(f"lintorg.{room}")
        for name in ("measure_all", "tables_of"):
            if hasattr(module, name):
                monkeypatch.setattr(module, name, broken)
    options = {"check": ["check", str(canary_repo), "--base=HEAD~3"], "fleet": []}
    if command == "fleet":
        said = judge_member(_task(canary_repo))
        assert (said.code, said.reason[:32]) == (4, "this is a bug: KeyError at test_")
        assert seen(str(said).encode()) == []
        return
    assert run([*options.get(command, [command, str(canary_repo)]), "--no-cache", *verbose]) == 4
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert b"this is a bug: KeyError at test_canaries.py:" in err
    assert (b"ValueError" in err) is bool(verbose)
    assert seen(err) == []


def _task(repo):
    return Task(
        member=Member(name="lab", places=(Place(name="lab", path=str(repo)),)),
        key=b"k" * 32,
        resumable=False,
        options=Options(),
    )


class Watch(Thread):
    """Notes what lies in some folders, again and again, and what of it others could read."""

    def __init__(self, *folders):
        super().__init__()
        self.folders, self.seen, self.open, self.over = folders, set(), set(), Event()

    def run(self):
        while not self.over.wait(0.005):
            self.look()

    def look(self):
        for folder in self.folders:
            for parent, _, files in os.walk(folder):
                with suppress(OSError):
                    closed = any(not Path(above).stat().st_mode & 0o077 for above in _up_to(parent, folder))
                    for name in files:
                        path = Path(parent, name)
                        self.seen.add(path)
                        if not closed and path.stat().st_mode & 0o077:
                            self.open.add(path)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_error):
        self.over.set()
        self.join()
        self.look()


def _up_to(path, folder):
    """Yield a folder and those above it, up to below a given one."""
    path = Path(path)
    while path != Path(folder):
        yield path
        path = path.parent


@pytest.mark.parametrize("command", ["scan", "report", "fleet", "url", "pydriller"])
def test_nobody_else_can_read_what_is_written_while_it_works_and_no_path_names_anyone(canary_repo, tmp_path, command):
    places = [tmp_path / name for name in ("tmp", "caches")]
    for place in places:
        place.mkdir(mode=0o755)
    fleet = tmp_path / "fleet.yaml"
    fleet.write_text(f"lintorg-fleet: 1\nrepositories:\n  - {{path: '{canary_repo}'}}\n")
    asked = {
        "fleet": ("scan", fleet, "--jobs=2"),
        "url": ("scan", f"file://{canary_repo}"),
        "report": ("report", canary_repo),
        "pydriller": ("scan", canary_repo, "--miner=pydriller"),
    }.get(command, ("scan", canary_repo, "--deep"))
    before = os.umask(0o022)
    try:
        with Watch(*places) as watch:
            done = lintorg(*asked, TMPDIR=str(places[0]), LINTORG_CACHE_DIR=str(places[1] / "mine"))
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stderr
    assert any(path.is_relative_to(places[0]) for path in watch.seen)
    assert any(path.is_relative_to(places[1]) for path in watch.seen) is (command != "pydriller")
    assert watch.open == set()
    below = " ".join(str(path.relative_to(tmp_path)) for path in watch.seen)
    assert seen(below.encode()) == []
    assert list(places[0].iterdir()) == []
