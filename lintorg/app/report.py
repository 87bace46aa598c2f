"""The story of a quarterly report: a quarter's year beside the years and quarters before it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from lintorg.app.deep import read_methods
from lintorg.app.history import History, read_history
from lintorg.app.lines import with_lines
from lintorg.app.merges import read_merges
from lintorg.app.observed import disk_files
from lintorg.app.policy import Policy, load_policy
from lintorg.app.published import is_published
from lintorg.app.quarterly.asked import quarters_up_to, resolve_quarter, span_of
from lintorg.app.quarterly.cohorts import Told, told
from lintorg.app.quarterly.diary import Diary, read_diary
from lintorg.app.quarterly.page import Material, page
from lintorg.app.scan import Stopwatch, build_report, rules_of, tables_of
from lintorg.derive.area_map import area_map
from lintorg.derive.contributions import contributions
from lintorg.mine.tree import HeadFiles
from lintorg.mine.view import View, open_view
from lintorg.mine.walk import Walk, walking
from lintorg.model.options import Mining, Options, Period
from lintorg.model.quarter import Quarter
from lintorg.model.quarterly import QuarterReport
from lintorg.model.report import Report
from lintorg.model.tables import Window
from lintorg.wiring import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A quarterly report, the judged year behind it, the policy it was judged by, and seconds by stage."""

    report: QuarterReport
    year: Report
    policy: Policy
    timings: Mapping[str, float]


def report(options: Options) -> Reported:
    """Report on a quarter of a repository.

    Raises:
        CannotJudge: it is no repository, has no commits or is shallow; or the quarter is before the first commit.
        LintorgError: the quarter is not over.
        BadFiles: its configuration, a rule, or the file of actions or events is wrong.
    """
    watch = Stopwatch()
    with open_view(options.path) as view, walking(view) as walked:
        policy = load_policy(view, options)
        watch.lap("configuration and rules")
        history, quarters = read_quarters(view, policy, options.mining, _asked(options), walked)
        watch.lap("mining")
        published = policy.roster is None or is_published(view, Period(), policy.settings)
        tables = tables_of(history, policy, published=published)
        diary = _diary(view, tables, options)
        cohorts = tables if policy.roster is not None and published else None
        telling = told(cohorts, quarters[-1]) if cohorts else Told()
        if cohorts:
            tables = telling.of_year(cohorts, quarters[-1])
        if options.deep:
            tables = read_methods(view, history, policy, tables, options.mining)
            watch.lap("functions")
        rules = rules_of("report", policy, pedantic=options.pedantic)
        tables = read_merges(view, history, rules, tables, options.mining)
        watch.lap("guards and merges")
        name = view.source.name
    year = build_report(name, history, policy, tables, pedantic=options.pedantic, story="report")
    watch.lap("the year")
    made = page(
        Material(
            year=year,
            tables=tables,
            rules=rules,
            quarters=quarters,
            diary=diary,
            cohorts=cohorts,
            told=telling,
        )
    )
    watch.lap("quarters and trends")
    return Reported(report=made, year=year, policy=policy, timings=watch.seconds)


def read_quarters(
    view: View,
    policy: Policy,
    mining: Mining,
    settle: Callable[[int, int], Quarter],
    walked: Callable[[], Walk] | None = None,
) -> tuple[History, tuple[Quarter, ...]]:
    """Read the history, with the lines of all windows that a report judges, and the quarters of its series.

    ``settle`` names the quarter for the committer dates of the earliest commit and of the head.
    """
    history = read_history(view, policy.settings, _until, mining, lines=False, walked=walked)
    first = min(commit.committer_time for commit in history.facts.commits)
    quarter = settle(first, history.window.end)
    quarters = quarters_up_to(quarter)
    facts = with_lines(view, history.facts, history.tree, policy.settings, span_of(quarters), mining, history.store)
    return replace(history, facts=facts, window=quarter.year_window), quarters


def _asked(options: Options) -> Callable[[int, int], Quarter]:
    return lambda first, head: resolve_quarter(options.quarter, first=first, head=head, now=time.time())


def _until(head_time: int) -> Window:
    return Window(start=head_time - 1, end=head_time)


def _diary(view: View, tables: Tables, options: Options) -> Diary:
    """Read actions and events; an action's area is one of the map in force."""
    files = disk_files(view.source.work_tree, options) or HeadFiles(view)
    areas = {area.name for area in tables.inputs.settings.areas}
    if tables.of(area_map) == "folders":
        areas = {area for one in tables.of(contributions) for area in one.areas}
    return read_diary(files, options.actions, options.events, areas)
