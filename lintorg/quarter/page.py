"""Puts the parts of a quarterly report together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from lintorg.derive.credit import credit
from lintorg.derive.standing import standing
from lintorg.derive.work import work
from lintorg.gather.measuring import measure_all
from lintorg.model import subject
from lintorg.model.dates import day
from lintorg.model.quarter import Quarter
from lintorg.model.quarterly import Flow, QuarterReport, Sentences, Series, TrendedFinding
from lintorg.model.report import Report
from lintorg.policy.rules import LoadedRule
from lintorg.quarter.bridges import chart_bridges
from lintorg.quarter.cohorts import Told
from lintorg.quarter.diary import Diary, drawn, followed_up, unseen
from lintorg.quarter.handover import handover
from lintorg.quarter.hints import facts, hints
from lintorg.quarter.hot import hot_functions
from lintorg.quarter.newcomer_path import way
from lintorg.quarter.quality import quality, spoken_limits, spoken_methods, spoken_warnings
from lintorg.quarter.sentences import flow_title, moved_and_stayed, to_try
from lintorg.quarter.series import FLOW, cohort_series, series_of
from lintorg.quarter.take_over import most_at_risk, take_over
from lintorg.quarter.trends import with_trends
from lintorg.quarter.upkeep import chart_upkeep
from lintorg.wiring import Tables

_SUCCESSORS = "area_successors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a page is made of: the judged year with its tables and rules, the quarters, what was noted down.

    ``cohorts`` are the tables of which a roster's cohorts may be read, None without any; ``told`` says when they are.
    """

    year: Report
    tables: Tables
    rules: tuple[LoadedRule, ...]
    quarters: tuple[Quarter, ...]
    diary: Diary
    cohorts: Tables | None
    told: Told


def page(material: Material) -> QuarterReport:
    """Return the quarterly report."""
    year, tables, quarters = material.year, material.tables, material.quarters
    quarter, measures = quarters[-1], {(one.metric, one.subject): one for one in year.measures}
    before = tables.over(replace(tables.inputs, published=False, methods=None, replays=None))
    each = [before.during(one.window) for one in quarters]
    series = series_of(quarters, each)
    flow = tuple(one for one in series if one.metric in FLOW)
    years = {one: before.during(one.year_window) for one in quarters[1:-1]}
    commits = len(each[-1].of(work))
    people = len(each[-1].of(credit))
    over = take_over(year, tables)
    return QuarterReport(
        repository=year.repository,
        quarter=quarter,
        quarters=quarters,
        quarter_commits=commits,
        quarter_people=people,
        roster=tables.inputs.roster is not None,
        sentences=Sentences(
            *moved_and_stayed(series, commits=commits, people=people), most_at_risk(over.rows), to_try(year.findings)
        ),
        take_over=over,
        handover=handover(measures, tables),
        way_to_core=way(tables, quarter, told=material.told.way_to_core(quarter)),
        bridges=chart_bridges(measures, tables),
        upkeep=chart_upkeep(quarters[1:], each[1:]),
        flow=Flow(title=flow_title(flow), series=flow),
        actions=followed_up(material.diary.actions, quarter, _successors(before)),
        events=drawn(material.diary.events, quarters),
        series=(*series, *_cohorts(material)),
        measures=year.measures,
        findings=_findings(material, tuple(years.values())),
        counts=year.counts,
        hot_functions=hot_functions(measures),
        guards=year.guards,
        placement=year.placement,
        quality=quality(year, tables),
        methods=tuple(spoken_methods()),
        limits=tuple(spoken_limits()),
        not_for=tuple(spoken_warnings()),
        notes=(*_unfinished(quarter, tables), *_own_window(tables), *year.notes, *unseen(material.diary, quarters)),
    )


def _findings(material: Material, years: Sequence[Tables]) -> tuple[TrendedFinding, ...]:
    """Return the findings, each breach with what it was in earlier years and how to read more of it."""
    days, quarter = material.tables.inputs.settings.window_days, material.quarters[-1]
    return tuple(
        replace(one, facts=facts(one.finding), hints=hints(one.finding, quarter, window_days=days))
        if one.finding.outcome == "breach"
        else one
        for one in with_trends(material.year.findings, material.rules, years)
    )


def _unfinished(quarter: Quarter, tables: Tables) -> tuple[str, ...]:
    """Say that the quarter is not over, where it is the first with a commit and so the only one there is."""
    facts = tables.inputs.facts
    head = next(commit.committer_time for commit in facts.commits if commit.hash == facts.head)
    if head >= quarter.end:
        return ()
    return (f"{quarter.name} is not over: the head commit is of {day(head)}. No earlier quarter has a commit",)


def _own_window(tables: Tables) -> tuple[str, ...]:
    days = tables.inputs.settings.window_days
    return () if days == 365 else (f"the configured window of {days} days is for scans: a report looks at 365",)


def _cohorts(material: Material) -> tuple[Series, ...]:
    tables, quarters = material.cohorts, material.quarters
    if tables is None:
        return ()
    allowed = [quarter in material.told.quarters for quarter in quarters]
    each = [material.told.of_quarter(tables.during(one.window), one) for one in quarters]
    return cohort_series(quarters, each, allowed)


def _successors(tables: Tables) -> Callable[[Quarter, str], int | None]:
    """Return what tells how many could step in at a quarter's end; None where it is not judged."""

    @cache
    def at(quarter: Quarter) -> Mapping[str, int]:
        year = tables.during(quarter.year_window)
        standings = year.of(standing)
        found = measure_all(year, {_SUCCESSORS})
        return {about: int(one.value or 0) for (_, about), one in found.items() if standings.get(about) is None}

    return lambda quarter, area: at(quarter).get(subject.area(area))
