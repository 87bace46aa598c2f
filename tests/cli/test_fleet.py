"""A fleet from the command line: real repositories, real processes, a real Dask cluster on loopback."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from hashlib import blake2b
from pathlib import Path

import pytest

from lintorg.app.answering import Verdict
from lintorg.app.fleet.task import Task, judge_member
from lintorg.app.period import Period
from lintorg.app.request import Wishes
from lintorg.fleet.processes import Processes
from lintorg.fleet.running import Failed, run
from lintorg.model.fleet import Member, Place
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
        period=Period(),
        wishes=Wishes(),
        verdict=Verdict(),
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


def test_options_of_a_fleet_and_a_report_of_one_are_refused_where_they_mean_nothing(fleet):
    assert lintorg("scan", fleet / "r0", "--timeout=5").returncode == 2
    assert lintorg("scan", fleet / "fleet.yaml", "--format=sarif").returncode == 2
    assert "scan one of its repositories" in lintorg("scan", fleet / "fleet.yaml", "--why").stderr
    assert lintorg("report", fleet / "fleet.yaml").returncode == 2


def sleep_or_die(task):
    if task == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "hang":
        time.sleep(600)
    return task


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
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    dask = [sys.executable, "-m", "distributed.cli"]
    environment = {**os.environ, "LINTORG_CACHE_DIR": str(tmp_path / "cache"), "DASK_DISTRIBUTED__WORKER__DAEMON": "1"}
    environment["PYTHONPATH"] = str(Path.cwd())
    address = f"tcp://127.0.0.1:{port}"
    commands = [
        ["dask_scheduler", "--host=127.0.0.1", f"--port={port}", "--no-dashboard"],
        *[["dask_worker", address, "--nthreads=1", "--no-dashboard", f"--local-directory={tmp_path}"]] * 2,
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

    with Client(address, timeout=30, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=30)
    yield address
    for process in reversed(started):
        process.terminate()
    for process in started:
        process.wait(timeout=20)


@pytest.mark.filterwarnings("ignore")
def test_a_dask_cluster_gives_the_same_bytes_as_processes(fleet, cluster):
    assert scanned(fleet, f"--scheduler={cluster}").stdout == scanned(fleet, "--jobs=2").stdout
