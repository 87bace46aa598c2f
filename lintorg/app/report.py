"""The story of a quarterly report: a quarter's year beside the years and quarters before it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lintorg.assess.verdict import build_report, rules_of
from lintorg.derive.areas import area_map, folder_areas
from lintorg.derive.contributions import contributions
from lintorg.gather.functions import read_methods
from lintorg.gather.merge_replays import read_merges
from lintorg.gather.observed import disk_files
from lintorg.gather.opening import opened, tables_of
from lintorg.gather.policy import Policy
from lintorg.gather.published import is_published
from lintorg.gather.stopwatch import Stopwatch
from lintorg.mine.tree import HeadFiles
from lintorg.mine.view import View
from lintorg.model.options import Options
from lintorg.model.quarter import Quarter
from lintorg.model.quarterly import QuarterReport
from lintorg.model.report import Report
from lintorg.quarter.cohorts import Told, told
from lintorg.quarter.diary import Diary, read_diary
from lintorg.quarter.page import Material, page
from lintorg.quarter.reading import read_quarters
from lintorg.quarter.selection import resolve_quarter
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
    with opened(options) as source:
        view, policy = source.view, source.policy
        watch.lap("configuration and rules")
        history, quarters = read_quarters(source, _asked(options))
        watch.lap("mining")
        published = policy.roster is None or is_published(view, options, policy.settings)
        tables = tables_of(history, policy, published=published)
        diary = _diary(view, tables, source.options)
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
    year = build_report(source.name, history, policy, tables, pedantic=options.pedantic, story="report")
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


def _asked(options: Options) -> Callable[[int, int], Quarter]:
    return lambda first, head: resolve_quarter(options.quarter, first=first, head=head, now=time.time())


def _diary(view: View, tables: Tables, options: Options) -> Diary:
    """Read actions and events; an action's area is one of the map in force."""
    files = disk_files(view.disk, options) or HeadFiles(view)
    areas = {area.name for area in tables.inputs.settings.areas} | tables.of(folder_areas)
    if tables.of(area_map) == "folders":
        areas = {area for one in tables.of(contributions) for area in one.areas}
    return read_diary(files, options.actions, options.events, areas)
