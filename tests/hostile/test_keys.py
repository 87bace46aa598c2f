"""The keys of rosters and fleets stay where they are, and nobody is found in what they make without them."""

import os
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from hashlib import blake2b, sha256
from hmac import digest
from pathlib import Path

import pytest

from lintorg.app.fleet.pseudonyms import pseudonym
from lintorg.app.fleet.task import ANSWERS, Task, judge_member
from lintorg.config.roster import load_to_seal
from lintorg.config.roster_text import sealed_roster
from lintorg.model.fleet import Member
from lintorg.model.fleet import Place as At
from lintorg.model.options import Options
from tests.commands import ROOT, lintorg
from tests.repos import QUILL, TEAL, history, make_repo

ROSTER_KEY, FLEET_KEY = "roster-key-of-thirty-two-letters-", "fleet-key-of-thirty-two-letters--"
ROSTER = """\
lintorg-roster: 1
people:
  - {emails: [quill@example.org], roles: student}
  - {emails: [teal@example.org], roles: staff}
"""
SPY = """\
#!{python}
import os, sys
with open({log!r}, "a") as log:
    log.write(repr((sys.argv, dict(os.environ))) + "\\n")
os.execv({git!r}, ["git", *sys.argv[1:]])
"""


@pytest.fixture
def lab(tmp_path):
    return make_repo(tmp_path / "lab", [*history(12), *history(6, author=TEAL, path="data/load.py")])


def spied(tmp_path):
    """A PATH whose git notes its arguments and environment before it works."""
    folder, log = tmp_path / "bin", tmp_path / "log"
    folder.mkdir()
    spy = folder / "git"
    spy.write_text(SPY.format(python=shutil.which("python3"), log=str(log), git=shutil.which("git")))
    spy.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}", log


def holding(folder, *secrets):
    """Files below a folder that hold, or are named by, a secret."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    found = [file for file in files for secret in secrets if secret.encode() in file.read_bytes()]
    return found + [file for file in files for secret in secrets if secret in str(file)]


@pytest.mark.parametrize("story", ["scan", "check", "report", "url", "pydriller", "people", "fleet"])
def test_no_program_no_file_and_no_output_is_given_a_key(lab, tmp_path, story):
    path, log = spied(tmp_path)
    sealed = tmp_path / "sealed.yaml"
    sealed.write_text(sealed_roster(load_to_seal(ROSTER, "roster.yaml", ROSTER_KEY.encode())))
    fleet = tmp_path / "fleet.yaml"
    fleet.write_text(f"lintorg-fleet: 1\nrepositories:\n  - {{path: '{lab}', roster: '{sealed}'}}\n")
    rostered = ("--roster", sealed, "-vv")
    asked = {
        "scan": ("scan", lab, "--deep", *rostered),
        "check": ("check", lab, "--base=HEAD~3", "-vv"),
        "report": ("report", lab, *rostered),
        "url": ("scan", f"file://{lab}", *rostered),
        "pydriller": ("scan", lab, "--miner=pydriller", *rostered),
        "people": ("people", lab, "--roster", sealed, "--yes-print-names"),
        "fleet": ("scan", fleet, "--jobs=2", "-vv", "--format=json"),
    }[story]
    cache = tmp_path / "cache"
    done = lintorg(
        *asked, PATH=path, LINTORG_CACHE_DIR=str(cache), LINTORG_ROSTER_KEY=ROSTER_KEY, LINTORG_FLEET_KEY=FLEET_KEY
    )
    assert done.returncode == 0, done.stderr
    noted = log.read_text()
    assert noted.count("\n") > 2
    made = (blake2b(FLEET_KEY.encode(), digest_size=32).hexdigest(), ROSTER_KEY, FLEET_KEY)
    for secret in made:
        assert secret not in noted + done.stdout + done.stderr
    assert holding(cache, *made) == []


def below(process):
    """Yield the processes that a process has begun, and theirs."""
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        for child in task.read_text().split():
            yield child
            yield from below(child)


def test_no_worker_of_a_fleet_has_the_key_in_its_environment_or_arguments(lab, tmp_path):
    fleet = tmp_path / "fleet.yaml"
    fleet.write_text(f"lintorg-fleet: 1\nrepositories:\n  - {{path: '{lab}'}}\n")
    environment = {
        "LINTORG_CACHE_DIR": str(tmp_path / "cache"),
        "LINTORG_FLEET_KEY": FLEET_KEY,
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "lintorg", "scan", str(fleet), "--format=json"]
    process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, cwd=ROOT)
    noted = {}
    while process.poll() is None:
        with suppress(OSError):
            for child in below(process.pid):
                place = Path("/proc", child)
                noted[child] = (place / "cmdline").read_bytes() + (place / "environ").read_bytes()
        time.sleep(0.005)
    assert process.returncode == 0
    assert any(b"multiprocessing" in found for found in noted.values())
    assert not any(FLEET_KEY.encode() in found for found in noted.values())


def keys_of(lab, key):
    task = Task(
        member=Member(name="lab", places=(At(name="lab", path=str(lab)),)),
        key=key,
        resumable=False,
        options=Options(),
    )
    assert key.decode() not in repr(task)
    said = judge_member(task)
    assert said.code == 0
    return {found for person in ANSWERS.validate_json(said.text).people for found in person.keys}


GUESSES = [*(f"{name}@{host}" for name in ("quill", "teal", "jo") for host in ("example.org", "x.org")), QUILL, TEAL]
COMMON_KEYS = (b"", b"lintorg", b"lintorg-fleet", b"key", b"secret", b"0" * 32, b"\0" * 32)


def attempts(guess):
    """Hashes of an e-mail that somebody without the key can make."""
    message = guess.encode()
    for key in COMMON_KEYS:
        yield digest(key, message, "sha256").hex()
        yield blake2b(message, key=key, digest_size=16).hexdigest()
    for name in (sha256, blake2b):
        yield name(message).hexdigest()
        yield name(message + b"\n").hexdigest()


def dictionary(size):
    return {attempt[:size] for guess in GUESSES for attempt in attempts(guess)}


def test_one_person_under_two_keys_is_two_values_and_no_dictionary_finds_either(lab):
    one, other = keys_of(lab, b"a" * 32), keys_of(lab, b"b" * 32)
    assert len(one) == len(other) == 2
    assert one.isdisjoint(other)
    assert {blake2b(b"quill@example.org", key=b"a" * 32, digest_size=16).hexdigest()} < one  # whoever has it can look
    assert (one | other).isdisjoint(dictionary(32))


def test_pseudonyms_of_many_people_under_many_keys_are_all_different_and_share_no_part():
    made = [pseudonym(f"p{person}@example.org", bytes([key]) * 32) or "" for person in range(200) for key in range(20)]
    assert len(set(made)) == len(made)
    bits = [bin(int(one, 16) ^ int(other, 16)).count("1") for one, other in zip(made[::20], made[1::20], strict=True)]
    assert 55 < sum(bits) / len(bits) < 73  # of 128: as many as two coins that know nothing of each other


def test_a_sealed_roster_is_another_under_another_key_and_no_dictionary_opens_it():
    texts = [sealed_roster(load_to_seal(ROSTER, "roster.yaml", key * 32)) for key in (b"a", b"b")]
    hashes = [{word.strip("-{}[],") for word in text.split() if len(word.strip("-{}[],")) == 32} for text in texts]
    assert [len(found) for found in hashes] == [3, 3]  # two people, and what tells the key from others
    assert hashes[0].isdisjoint(hashes[1])
    assert (hashes[0] | hashes[1]).isdisjoint(dictionary(32))
    assert not [word for word in ("quill", "teal", "@", "a" * 32) if word in texts[0]]


def test_the_key_of_a_run_without_one_is_new_each_time(lab, tmp_path):
    fleet = tmp_path / "fleet.yaml"
    fleet.write_text(f"lintorg-fleet: 1\nrepositories:\n  - {{path: '{lab}'}}\n")
    seen = []
    for number in range(2):
        cache = tmp_path / f"cache{number}"
        assert lintorg("scan", fleet, LINTORG_CACHE_DIR=str(cache), LINTORG_FLEET_KEY="").returncode == 0
        seen.append(sorted(path.name for path in Path(cache, "answers").rglob("*")))
    assert seen == [[], []]  # nothing under a key that is gone is kept
