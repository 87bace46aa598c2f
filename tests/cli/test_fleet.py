"""A fleet from the command line: real repositories, real processes, a real Dask cluster on loopback."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

import click
import pytest

from lintorg.app.fleet.task import Task, judge_member
from lintorg.cli import lintorg as program
from lintorg.cli import run as run_command
from lintorg.fleet.cluster import Cluster
from lintorg.fleet.processes import Processes
from lintorg.fleet.running import Failed, run
from lintorg.model.fleet import Member, Place
from lintorg.model.options import Options
from tests.commands import lintorg
from tests.repos import QUILL, TEAL, history, make_repo

OTHER_TEAL = "Teal Harbor <teal.harbor@example.com>"


@pytest.fixture(scope="module")
def fleet(tmp_path_factory):
    """Six repositories: the person of two e-mails works in three of them, another in all."""
    folder = tmp_path_factory.mktemp("fleet")
    for number in range(6):
        second = [TEAL, OTHER_TEAL][number % 2] if number < 3 else QUILL
        work = history(12, start=5, every=2) + history(6, every=0.5, author=second, path=f"data/{number}.py")
        if number == 0:
            work += history(3, author=OTHER_TEAL, path="data/x.py")
        make_repo(folder / f"r{number}", work)
    lines = "".join(f"  - {{path: r{number}, team: t{number % 2}}}\n" for number in range(6))
    (folder / "fleet.yaml").write_text(f"lintorg-fleet: 1\nrepositories:\n{lines}")
    return folder


def scanned(folder, *arguments, code=0, **environment):
    done = lintorg("scan", folder / "fleet.yaml", "--format=json", *arguments, **environment)
    assert done.returncode == code, done.stderr
    return done


def test_people_are_joined_across_repositories_by_any_of_their_e_mails(fleet):
    found = json.loads(scanned(fleet, "--jobs=2").stdout)["organisation"]
    assert (found["repositories"], found["people"], found["across"], found["absence_factor"]) == (6, 2, 2, 1)


def test_no_name_or_e_mail_leaves_a_worker_and_without_the_key_nobody_is_found_in_what_does(fleet):
    key = b"k" * 32
    task = Task(
        member=Member(name="r0", places=(Place(name="r0", path=str(fleet / "r0")),)),
        key=key,
        resumable=False,
        options=Options(),
    )
    said = judge_member(task)
    assert said.code == 0
    assert not [word for word in ("quill", "teal", "marrow", "@") if word in said.text.lower()]
    assert len(said.text) < 50_000
    email = b"quill@example.org"
    assert blake2b(email, key=key, digest_size=16).hexdigest() in said.text
    assert blake2b(email, digest_size=16).hexdigest() not in said.text
    assert blake2b(email, key=b"x" * 32, digest_size=16).hexdigest() not in said.text


def test_what_cannot_be_judged_is_a_row_with_the_reason_and_the_exit_code_is_3(fleet, tmp_path):
    make_repo(tmp_path / "empty", [])
    subprocess.run(
        ["git", "clone", "-q", "--depth=1", f"file://{fleet / 'r0'}", str(tmp_path / "shallow")],
        check=True,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull},
    )
    (tmp_path / "fleet.yaml").write_text(
        "lintorg-fleet: 1\nrepositories:\n"
        f"  - {{path: missing}}\n  - {{path: empty}}\n  - {{path: shallow}}\n  - {{url: 'file://{tmp_path}/private'}}\n"
        f"  - {{path: '{fleet}/r0'}}\n"
    )
    rows = json.loads(scanned(tmp_path, code=3).stdout)["repositories"]
    assert [row["status"] for row in rows] == ["failed"] * 4 + ["abstained"]
    said = ["no such path", "no commits", "shallow clone", "cannot be fetched"]
    assert [words in row["reason"] for words, row in zip(said, rows, strict=False)] == [True] * 4


def test_the_key_of_the_environment_makes_a_run_resumable_and_changes_no_byte(fleet, tmp_path):
    own = {"LINTORG_CACHE_DIR": str(tmp_path)}
    random = scanned(fleet, **own).stdout
    assert not (tmp_path / "answers").exists()
    key = {"LINTORG_FLEET_KEY": "0" * 64}
    assert scanned(fleet, **own, **key).stdout == scanned(fleet, "--jobs=3", **own, **key).stdout == random
    assert len(list((tmp_path / "answers").iterdir())) == 6
    scanned(fleet, code=2, LINTORG_FLEET_KEY="short")


@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_a_fleet_is_shown_to_people(fleet, name):
    shown = lintorg("scan", fleet / "fleet.yaml", f"--format={name}").stdout
    assert "All repositories together" in shown
    assert "2 people with a commit, in 6 repositories" in shown


def test_a_scheduler_that_is_not_there_is_one_sentence_within_seconds(fleet):
    began = time.monotonic()
    done = scanned(fleet, "--scheduler=tcp://127.0.0.1:9", code=3)
    assert "no Dask scheduler answers" in done.stderr
    assert time.monotonic() - began < 60


def test_what_is_for_a_fleet_alone_and_formats_it_has_not_are_refused(fleet):
    assert lintorg("scan", fleet / "r0", "--timeout=5").returncode == 2
    assert lintorg("report", fleet / "r0", "--timeout=5").returncode == 2
    assert "take one of json, markdown, terminal" in lintorg("scan", fleet / "fleet.yaml", "--format=sarif").stderr


OF_ONE: dict[str, dict[str, object]] = {
    "scan": {"head": "main", "part": "web", "why": True, "statistics": True, "show_settings": True, "timings": True},
    "report": {
        "head": "main",
        "part": "web",
        "actions": "a.yaml",
        "events": "e.yaml",
        "against": "a.json",
        "timings": True,
    },
}
"""Options that only one repository takes; whoever adds an option decides whether a fleet takes it."""
FLAGS = {"part": "path"}
"""Options whose flag has another name."""
OF_A_FLEET = {
    "scan": "repository format_ outputs window since until as_of config no_config roster allow_tracked_roster select "
    "ignore deep pedantic all_ fail_on fail_on_abstain jobs scheduler timeout miner no_cache color quiet verbose",
    "report": "repository quarter format_ outputs config no_config roster allow_tracked_roster select ignore deep "
    "pedantic fail_on jobs scheduler timeout no_cache quiet verbose",
}


@pytest.mark.parametrize("name", ["scan", "report"])
def test_of_every_option_it_is_decided_whether_a_fleet_takes_it(name):
    decided = sorted([*OF_ONE[name], *OF_A_FLEET[name].split()])
    assert decided == sorted(option.name for option in program.get_command(click.Context(program), name).params)


@pytest.mark.parametrize(("name", "option"), [(name, option) for name, options in OF_ONE.items() for option in options])
def test_a_fleet_refuses_what_only_one_repository_takes(fleet, capfd, name, option):
    flag, value = f"--{FLAGS.get(option, option).replace('_', '-')}", OF_ONE[name][option]
    assert run_command([name, str(fleet / "fleet.yaml"), flag if value is True else f"{flag}={value}"]) == 2
    said = capfd.readouterr()
    assert (said.out, said.err) == ("", f"lintorg: a fleet has no {flag}: name one of its repositories\n")


def sleep_or_die(task):
    if task == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "hang":
        time.sleep(600)
    return task


class Slow(Processes):
    """Processes of which each takes its time to be there, as on a busy machine."""

    up_after = 3.0

    def __init__(self, jobs):
        super().__init__(jobs)
        self.begun = {}

    def submit(self, function, task):
        future = super().submit(function, task)
        self.begun[future] = time.monotonic()
        return future

    def started(self, future):
        return time.monotonic() - self.begun[future] > self.up_after and super().started(future)


def test_the_time_of_a_task_begins_when_its_worker_does():
    with Slow(1) as pool:
        began = time.monotonic()
        ((place, found),) = run(pool, sleep_or_die, ["hang"], timeout=2)
    assert (place, found) == (0, Failed("stopped after 2 s (--timeout)"))
    assert time.monotonic() - began > Slow.up_after + 2


def test_a_task_that_kills_its_worker_is_a_failure_and_the_others_go_on():
    with Processes(2) as pool:
        found = dict(run(pool, sleep_or_die, ["a", "die", "b", "c"], timeout=60))
    assert [found[place] for place in (0, 2, 3)] == ["a", "b", "c"]
    assert "killed, 2 times" in found[1].reason


def test_a_task_that_hangs_is_a_failure_and_the_others_go_on():
    with Processes(2) as pool:
        assert dict(run(pool, sleep_or_die, ["a", "b"], timeout=60)) == {0: "a", 1: "b"}  # both have begun
        found = dict(run(pool, sleep_or_die, ["hang", "a", "b"], timeout=4))
    assert found == {0: Failed("stopped after 4 s (--timeout)"), 1: "a", 2: "b"}


@pytest.fixture
def cluster(tmp_path):
    with a_cluster(tmp_path) as address:
        yield address


@contextmanager
def a_cluster(tmp_path, *options):
    """Run a scheduler and two workers on loopback, each a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    dask = [sys.executable, "-m", "distributed.cli"]
    environment = {**os.environ, "LINTORG_CACHE_DIR": str(tmp_path / "cache"), "DASK_DISTRIBUTED__WORKER__DAEMON": "1"}
    environment["PYTHONPATH"] = str(Path.cwd())
    address = f"tcp://127.0.0.1:{port}"
    commands = [
        ["dask_scheduler", "--host=127.0.0.1", f"--port={port}", "--no-dashboard"],
        *[["dask_worker", address, "--nthreads=1", "--no-dashboard", f"--local-directory={tmp_path}", *options]] * 2,
    ]
    started = [
        subprocess.Popen(
            [*dask[:2], f"{dask[2]}.{command[0]}", *command[1:]],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        for command in commands
    ]
    from distributed import Client

    try:
        with Client(address, timeout=30, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=30)
        yield address
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            end(process)


def end(process):
    """Wait for a process that was asked to end; one that holds a task which sleeps is killed."""
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@pytest.mark.filterwarnings("ignore")
def test_a_dask_cluster_gives_the_same_bytes_as_processes(fleet, cluster):
    assert scanned(fleet, f"--scheduler={cluster}").stdout == scanned(fleet, "--jobs=2").stdout


def hang(seconds):
    time.sleep(seconds)
    return seconds


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("options", "left"), [pytest.param((), 2, marks=pytest.mark.long), (("--no-nanny",), 1)], ids=["nanny", "no-nanny"]
)
def test_a_task_that_takes_too_long_is_stopped_and_its_worker_restarted_or_not_counted(tmp_path, options, left):
    with a_cluster(tmp_path, *options) as address, Cluster(address) as pool:
        assert pool.size() == 2
        found = dict(run(pool, hang, [600, *[0.1] * 6], timeout=4))
        assert found[0] == Failed("stopped after 4 s (--timeout)")
        assert [found[place] for place in range(1, 7)] == [0.1] * 6
        until = time.monotonic() + 60
        while pool.size() < left and time.monotonic() < until:  # a nanny takes its time
            time.sleep(0.5)
        assert pool.size() == left


@pytest.mark.long
@pytest.mark.filterwarnings("ignore")
def test_without_a_worker_that_could_do_them_all_that_wait_fail_together_and_a_free_one_counts_again(tmp_path):
    with a_cluster(tmp_path, "--no-nanny") as address, Cluster(address) as pool:
        began = time.monotonic()
        found = dict(run(pool, hang, [40, 40, *[0.1] * 9], timeout=3))
        assert [found[place].reason.partition(" ")[0] for place in range(11)] == ["stopped"] * 2 + ["no"] * 9
        assert "no worker is left to do it" in found[2].reason
        assert time.monotonic() - began < 3 * 9
        assert pool.size() == 0
        while time.monotonic() - began < 120 and pool.size() < 2:
            time.sleep(1)
        assert dict(run(pool, hang, [0.1], timeout=30)) == {0: 0.1}
