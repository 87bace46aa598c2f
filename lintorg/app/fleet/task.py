"""What a worker does: judge one repository, and answer in kilobytes of text that names nobody."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from pydantic import TypeAdapter

import lintorg
from lintorg.app.answering import computed
from lintorg.app.fleet.pseudonyms import keyed_people
from lintorg.app.scan import Scan
from lintorg.assess.outcomes import exit_code
from lintorg.assess.verdict import build_report
from lintorg.gather.answers import Answered, Compute, remembered
from lintorg.gather.linked import linked_history, linked_policy, linked_tables
from lintorg.gather.period import resolve
from lintorg.mine.clone import clone_of
from lintorg.mine.programs import checkout_here
from lintorg.model import subject
from lintorg.model.errors import CannotJudge, LintorgError, bug
from lintorg.model.fleet import Answer, Breach, KeptMeasure, Member, Place
from lintorg.model.options import Options
from lintorg.model.report import Report
from lintorg.model.roster import check_value
from lintorg.model.tables import Window
from lintorg.model.text import safe
from lintorg.store.location import clones_folder
from lintorg.wiring import Tables

ANSWERS = TypeAdapter(Answer)
BUG = 4
_ONE_AT_A_TIME = Lock()
"""A view sets git's environment for the whole process, and a Dask worker may have several threads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A repository to judge, and how; ``resumable`` answers are kept for the next run with the same key."""

    member: Member
    key: bytes = field(repr=False)
    resumable: bool
    options: Options
    version: str = lintorg.__version__


class Said(NamedTuple):
    """A worker's answer: the exit code of the repository, and what it found as JSON, or why there is nothing."""

    code: int
    text: str = ""
    reason: str = ""


def judge_member(task: Task) -> Said:
    """Judge a repository; whatever is wrong with it is said, and never raised."""
    return answering(_judged, task)


def answering(work: Callable[[Task], Said], task: Task) -> Said:
    """Do a task alone in this process; whatever goes wrong is what it says."""
    try:
        with _ONE_AT_A_TIME:
            if task.version != lintorg.__version__:
                raise LintorgError(
                    f"this worker runs lintorg {lintorg.__version__}, and the fleet is judged by {task.version}"
                )
            return work(task)
    except LintorgError as error:
        return Said(error.exit_code, reason=" ".join(str(error).splitlines())[:500])
    except Exception as error:  # noqa: BLE001 — a bug about one repository hides none of the others
        return Said(BUG, reason=f"this is a bug: {bug(error)}")


def paths_of(member: Member) -> Mapping[str, Path]:
    """Return where each part of a member is, cloned first where a URL names it."""
    return {place.name: _path(place) for place in member.places}


def options_of(task: Task, paths: Mapping[str, Path], warn: Callable[[str], None]) -> Options:
    """Return the options for a member's first repository."""
    member = task.member
    return replace(
        task.options,
        path=next(iter(paths.values())),
        part=member.places[0].part,
        settings=member.settings,
        roster=Path(member.roster) if member.roster else task.options.roster,
        mining=replace(task.options.mining, warn=warn),
    )


def _judged(task: Task) -> Said:
    said: list[str] = []
    paths = paths_of(task.member)
    answered = _answered(task, paths, options_of(task, paths, said.append))
    text = answered.texts[0]
    if said:
        known = ANSWERS.validate_json(text)
        text = _text(replace(known, notes=(*known.notes, *said)))
    return Said(answered.code, text=text)


def _answered(task: Task, paths: Mapping[str, Path], options: Options) -> Answered:
    if len(paths) > 1:
        result = scan_linked(task.member.name, paths, options)
        fail_on = options.fail_on or result.policy.settings.fail_on
        code = exit_code(result.report, fail_on, on_abstain=options.fail_on_abstain)
        return Answered(texts=(_text(answer_of(result.report, result.tables, task.key)),), code=code)

    def compute() -> tuple[Answered, Mapping[str, str] | None]:
        return computed(
            options,
            lambda result: (_text(answer_of(result.report, result.tables, task.key)),),
        )

    return resumed(task, options, compute)


def scan_linked(name: str, paths: Mapping[str, Path], options: Options) -> Scan:
    """Scan several repositories as one; ``paths`` gives each part's folder in the joined paths.

    Raises:
        CannotJudge: one of them is no repository, has no commits, is shallow, or cannot be walked.
        BadFiles: the fleet's settings or the roster are wrong.
    """
    policy = linked_policy(options)
    days = policy.settings.window_days

    def settle(_first: int, newest: int) -> tuple[Window, Window]:
        window = resolve(options.period, default_days=days, head_time=newest, now=time.time())
        return window, window

    history = linked_history(paths, policy, options.mining, settle)
    tables = linked_tables(history, policy)
    report = build_report(name, history, policy, tables, pedantic=options.pedantic)
    return Scan(report=report, policy=policy, tables=tables, timings={})


def resumed(task: Task, options: Options, compute: Compute) -> Answered:
    """Return what is computed for a task, or what an earlier run with the same key found."""
    if not task.resumable:
        return compute()[0]
    return remembered(options, {"fleet": check_value(task.key)}, compute)


def _path(place: Place) -> Path:
    if place.path is not None:
        path = Path(place.path)
        _refuse_inside(path)
        return path
    return clone_of(place.url or "", clones_folder(filter(None, [checkout_here()])))


def _refuse_inside(path: Path) -> None:
    """Refuse a folder that is no repository itself: the one around it would be judged under its name."""
    if not any((path / name).exists() for name in (".git", "HEAD")) and path.is_dir():
        raise CannotJudge(f"{safe(str(path))} is not a git repository; name its root")


def _text(answer: Answer) -> str:
    return ANSWERS.dump_json(answer).decode("utf-8")


def answer_of(report: Report, tables: Tables, key: bytes) -> Answer:
    """Return what leaves a worker of a judged window."""
    repository, counts = report.repository, report.counts
    return Answer(
        head=repository.head,
        start=repository.window.start,
        as_of=repository.as_of,
        commits=repository.commits,
        window_commits=repository.window_commits,
        roots=repository.roots,
        part=repository.part,
        rules={
            "judged": counts.judged,
            "breach": counts.breach,
            "pass": counts.passed,
            "undecided": counts.undecided,
            "abstained": counts.abstained,
            "waived": counts.waived,
            "baselined": counts.baselined,
            "hidden": counts.hidden,
        },
        measures=tuple(
            KeptMeasure(
                metric=one.metric,
                value=one.value,
                low=one.low,
                high=one.high,
                n=one.n,
                unit=one.unit,
                why_none=one.why_none,
            )
            for one in report.measures
            if one.subject == subject.REPO
        ),
        areas=report.areas,
        breaches=tuple(
            Breach(
                rule=finding.rule.id,
                name=finding.rule.name,
                subject=finding.subject,
                severity=finding.severity,
                message=finding.message,
            )
            for finding in report.findings
            if finding.outcome == "breach" and not finding.accepted and finding.rule.tier != "good-news"
        ),
        people=keyed_people(tables, key),
        limits=tuple(
            f"{guard.id} {guard.name}: {guard.detail}"
            for guard in report.guards
            if guard.active and (guard.silences or guard.scopes)
        ),
        notes=report.notes,
    )
