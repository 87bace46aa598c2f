"""What a worker of a quarterly report does: say when a head was committed, and judge a quarter's year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter

from lintorg.app.fleet.pseudonyms import keyed_work
from lintorg.app.fleet.task import Said, Task, answer_of, answering, options_of, paths_of, resumed
from lintorg.assess.outcomes import exit_code
from lintorg.assess.verdict import build_report, rules_of
from lintorg.derive.work import work
from lintorg.gather.answers import Answered, observed_of
from lintorg.gather.functions import read_methods
from lintorg.gather.history import History
from lintorg.gather.linked import linked_history, linked_policy, linked_tables
from lintorg.gather.merge_replays import read_merges
from lintorg.gather.opening import opened, tables_of
from lintorg.gather.policy import Policy
from lintorg.mine.refs import time_of
from lintorg.mine.view import open_view
from lintorg.model.dates import day
from lintorg.model.errors import CannotJudge
from lintorg.model.fleet_quarter import MemberQuarter
from lintorg.model.options import Options
from lintorg.model.quarter import Quarter
from lintorg.model.report import Report
from lintorg.model.tables import Window
from lintorg.quarter.quality import quality
from lintorg.quarter.reading import read_quarters
from lintorg.quarter.selection import quarters_up_to, span_of
from lintorg.quarter.series import series_of, spoiled_by
from lintorg.wiring import Tables

MEMBER_QUARTERS = TypeAdapter(MemberQuarter)


def head_of_member(task: Task) -> Said:
    """Say the committer date of a member's newest head, in seconds UTC."""
    return answering(_head, task)


def report_member(task: Task) -> Said:
    """Report on a member's quarter; whatever is wrong with it is said, and never raised."""
    return answering(_reported, task)


def _head(task: Task) -> Said:
    return Said(0, text=str(max(map(_head_time, paths_of(task.member).values()))))


def _head_time(path: Path) -> int:
    with open_view(path) as view:
        return time_of(view, view.head)


def _reported(task: Task) -> Said:
    said: list[str] = []
    paths = paths_of(task.member)
    answered = _answered(task, paths, options_of(task, paths, said.append))
    text = answered.texts[0]
    if said:
        known = MEMBER_QUARTERS.validate_json(text)
        year = replace(known.year, notes=(*known.year.notes, *said))
        text = _text(replace(known, year=year))
    return Said(answered.code, text=text)


def _answered(task: Task, paths: Mapping[str, Path], options: Options) -> Answered:
    if len(paths) > 1:
        return _computed(task, *_read_linked(paths, options))[0]

    def compute() -> tuple[Answered, Mapping[str, str] | None]:
        return _computed(task, *_read(options))

    return resumed(task, options, compute)


def _read(options: Options) -> tuple[History, Policy, Tables]:
    with opened(options) as source:
        view, policy = source.view, source.policy
        history, _ = read_quarters(source, _settle(_quarter_of(options)))
        tables = tables_of(history, policy)
        if options.deep:
            tables = read_methods(view, history, policy, tables, options.mining)
        rules = rules_of("report", policy, pedantic=options.pedantic)
        return history, policy, read_merges(view, history, rules, tables, options.mining)


def _read_linked(paths: Mapping[str, Path], options: Options) -> tuple[History, Policy, Tables]:
    quarter = _quarter_of(options)
    policy = linked_policy(options)

    def settle(first: int, newest: int) -> tuple[Window, Window]:
        _settle(quarter)(first, newest)
        return span_of(quarters_up_to(quarter)), quarter.year_window

    history = linked_history(paths, policy, options.mining, settle)
    return history, policy, linked_tables(history, policy)


def _quarter_of(options: Options) -> Quarter:
    assert options.quarter is not None, "all members report on one quarter"
    return options.quarter


def _settle(quarter: Quarter) -> Callable[[int, int], Quarter]:
    """Return what refuses a quarter that a repository has no part in, or not all of it."""

    def settle(first: int, head: int) -> Quarter:
        if quarter.end > head:
            raise CannotJudge(
                f"its head commit is of {day(head)}, when {quarter.name} was not over; fetch newer commits"
            )
        if quarter.end < first:
            raise CannotJudge(f"{quarter.name} ended before its first commit, which is of {day(first)}")
        return quarter

    return settle


def _computed(
    task: Task, history: History, policy: Policy, tables: Tables
) -> tuple[Answered, Mapping[str, str] | None]:
    year = build_report(task.member.name, history, policy, tables, pedantic=task.options.pedantic, story="report")
    code = exit_code(year, task.options.fail_on or policy.settings.fail_on)
    return Answered(texts=(_text(_quarter(task, year, tables)),), code=code), observed_of(year, policy)


def _quarter(task: Task, year: Report, tables: Tables) -> MemberQuarter:
    """Return what leaves a worker."""
    quarters = quarters_up_to(_quarter_of(task.options))
    before = tables.over(replace(tables.inputs, published=False, methods=None, replays=None))
    each = [before.during(one.window) for one in quarters]
    return MemberQuarter(
        year=answer_of(year, tables, task.key),
        commits=tuple(len(one.of(work)) for one in each),
        spoiled=tuple(map(spoiled_by, each)),
        series=series_of(quarters, each),
        people=keyed_work(each, task.key),
        quality=quality(year, tables),
    )


def _text(found: MemberQuarter) -> str:
    return MEMBER_QUARTERS.dump_json(found).decode("utf-8")
