"""Promises over the whole of a scan: the same bytes, nothing written, nothing that obeys."""

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from lintorg.assess.verdict import build_report
from lintorg.gather.history import History
from lintorg.gather.policy import shipped_policy
from lintorg.mine.bulk import mine_history
from lintorg.mine.tree import mine_tree
from lintorg.mine.view import open_view
from lintorg.model.facts import Identity, Trailer
from lintorg.model.report import Display
from lintorg.model.tables import DAY, Window
from lintorg.render import formats
from lintorg.render.scan import json as json_format
from lintorg.render.scan import terminal
from lintorg.store.segments import read_segments
from tests.house.conftest import CANARIES
from tests.repos import C, make_repo

ROOT = Path(__file__).parents[2]


def lintorg(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "lintorg", *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **environment},
    )


FLAGS = [(), ("--all", "--why", "--pedantic", "-vv", "--timings"), *((f"--format={name}",) for name in formats("scan"))]


@pytest.mark.parametrize("broken", [False, True])
def test_no_name_and_no_address_of_a_roster_is_in_any_output(canary_repo, tmp_path, broken):
    roster = tmp_path / "roster.yaml"
    stranger = "  - {Querulo: Zanzara, emails: [canary-mail@x.org]}\n" * broken
    roster.write_text(
        "lintorg-roster: 1\nwithdrawn: [canary-mail9@example.org]\npeople:\n"
        "  - {name: Zanzara Querulo, emails: [canary-mail@example.org, canary-mail3@example.org], roles: student}\n"
        "  - name: Querulo Second\n    emails: [9+canary-login@users.noreply.github.com]\n    teams: [Trailerella]\n"
        "    roles: [{role: staff, from: 2020-01-01}]\n" + stranger
    )
    environment = {"LINTORG_ROSTER": str(roster), "LINTORG_ROSTER_KEY": "0" * 64, "LINTORG_CACHE_DIR": str(tmp_path)}
    commands = [("scan", canary_repo, *flags) for flags in FLAGS] + [("areas", canary_repo)]
    commands += [("roster", "check", roster), ("roster", "check", roster, canary_repo), ("roster", "seal", roster)]
    for command in commands:
        done = lintorg(*command, **environment)
        assert done.returncode == (2 if broken else 0), done.stderr
        assert not [canary for canary in CANARIES if canary.encode() in done.stdout + done.stderr]
    answers = str([payload for folder in tmp_path.glob("answers/*") for _, payload in read_segments(folder, dict)])
    assert ("commits" in answers) is not broken
    assert not [canary for canary in CANARIES if canary in answers]


def test_a_bug_shows_no_name_and_ends_in_4(canary_repo, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import lintorg.gather.measuring as m\ndef broken(*a, **k): raise ValueError('x')\nm.measure_all = broken\n"
    )
    done = lintorg("scan", canary_repo, "--no-cache", PYTHONPATH=str(tmp_path) + os.pathsep + str(ROOT))
    assert done.returncode == 4
    assert b"this is a bug" in done.stderr
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_the_same_bytes_for_any_number_of_jobs_and_in_any_environment(canary_repo):
    outputs = {
        lintorg(
            "scan",
            canary_repo,
            "--no-cache",
            "--format=json",
            "--jobs",
            jobs,
            TZ=zone,
            LC_ALL=locale,
            PYTHONHASHSEED=seed,
        ).stdout
        for jobs, zone, locale, seed in [
            ("1", "UTC", "C", "0"),
            ("7", "Asia/Tokyo", "C.UTF-8", "1"),
            ("2", "", "", "2"),
        ]
    }
    assert len(outputs) == 1


def history_of(path):
    with open_view(path) as view:
        facts = mine_history(view, jobs=2)
        end = facts.commits[0].committer_time
        return History(facts=facts, tree=mine_tree(view), window=Window(start=end - 365 * DAY, end=end))


def report_of(path):
    return build_report("lab", history_of(path), shipped_policy())


def judged(report):
    """What a scan measured and found, without times and the identity of the head."""
    measures = [(m.metric, m.subject, m.value, m.low, m.high, m.n, m.why_none) for m in report.measures]
    findings = [(f.rule.id, f.subject, f.outcome, f.message, f.remedy, f.readings) for f in report.findings]
    return measures, findings, report.areas, report.counts


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    path = tmp_path_factory.mktemp("lab") / "lab"
    subprocess.run([sys.executable, ROOT / "examples/lab/make_lab.py", path], check=True, capture_output=True)
    return history_of(path)


def test_shifting_every_time_by_the_same_hours_changes_nothing(lab):
    shift = 7 * 3600
    commits = tuple(
        c._replace(author_time=c.author_time + shift, committer_time=c.committer_time + shift)
        for c in lab.facts.commits
    )
    window = Window(start=lab.window.start + shift, end=lab.window.end + shift)
    shifted = replace(lab, facts=replace(lab.facts, commits=commits), window=window)
    policy = shipped_policy()
    assert judged(build_report("lab", shifted, policy)) == judged(build_report("lab", lab, policy))


def test_renaming_everyone_changes_nothing(lab):
    """One-to-one, bots, agents and the platform left as they are."""
    from lintorg.derive.identities import people

    policy = shipped_policy()
    known = people(lab.facts, lab.tree, policy.settings)
    keys = list(range(len(known.identities)))
    random.Random(4).shuffle(keys)

    def renamed(identity):
        if identity not in known.of:
            return identity
        key = keys[known.of[identity]]
        return Identity(f"Person{key:03} Surname{key:03}", f"p{key:03}@renamed.example.org")

    def trailer(item):
        name, _, email = item.value.rstrip(">").partition(" <")
        new = renamed(Identity(name, email))
        return Trailer(item.token, f"{new.name} <{new.email}>") if item.token == "co-authored-by" else item

    commits = tuple(
        c._replace(
            author=renamed(c.author),
            committer=renamed(c.committer),
            trailers=tuple(map(trailer, c.trailers)),
        )
        for c in lab.facts.commits
    )
    other = replace(lab, facts=replace(lab.facts, commits=commits))
    assert judged(build_report("lab", other, policy)) == judged(build_report("lab", lab, policy))


def test_a_bot_more_changes_nothing(lab):
    policy = shipped_policy()
    bot = Identity("helper[bot]", "helper[bot]@users.noreply.github.com")
    last = lab.facts.commits[0]
    extra = last._replace(hash="f" * 40, author=bot, committer=bot, parents=(last.hash,))
    other = replace(lab, facts=replace(lab.facts, commits=(extra, *lab.facts.commits)))
    assert judged(build_report("lab", other, policy)) == judged(build_report("lab", lab, policy))


def test_hostile_names_paths_and_messages_reach_no_output_whole(tmp_path):
    evil = "\x1b[31m::error::boo\u202e"
    commits = [
        C(
            name=str(n),
            author=f"Evil {evil} <e{n % 2}@example.org>",
            message=evil,
            files={f"kern{evil}els/{evil}.py": f"{n}\n", "zz/a.py": f"{n}\n"},
            days_ago=4 * (60 - n),
        )
        for n in range(60)
    ]
    path = make_repo(tmp_path / f"lab{evil}", commits)
    for flags in (
        ("--all", "--why"),
        ("--color=always", "--all"),
        *((f"--format={name}",) for name in formats("scan")),
    ):
        out = lintorg("scan", path, *flags).stdout.decode()
        assert out
        assert "\x1b[31m:" not in out
        assert "::error" not in out
        assert "\u202e" not in out
    report = report_of(path)
    assert "::" not in terminal.render(report, Display(all=True, why=True))
    assert json.loads(json_format.render(report, Display()))["areas"]


def test_nothing_is_written_in_the_repository(canary_repo, tmp_path):
    def state():
        return {p: (p.stat().st_mtime_ns, p.stat().st_size) for p in canary_repo.rglob("*")}

    before = state()
    lintorg("scan", canary_repo)
    lintorg("people", canary_repo, "--yes-print-names")
    lintorg("explain", "LO104:kernels", canary_repo)
    assert state() == before
