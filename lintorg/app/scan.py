"""The story of a scan: mine, derive, measure, judge, report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lintorg.assess.verdict import build_report, rules_of
from lintorg.gather.functions import read_methods
from lintorg.gather.merge_replays import read_merges
from lintorg.gather.opening import opened, tables_of
from lintorg.gather.period import window_of
from lintorg.gather.policy import Policy
from lintorg.gather.published import is_published
from lintorg.gather.stopwatch import Stopwatch
from lintorg.model.options import Options
from lintorg.model.report import Report
from lintorg.wiring import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A report, the policy it was judged by, the tables it was made of, and seconds by stage."""

    report: Report
    policy: Policy
    tables: Tables
    timings: Mapping[str, float]


def scan(options: Options) -> Scan:
    """Scan a repository.

    Raises:
        CannotJudge: it is no repository, has no commits, is shallow, or its history cannot be walked.
        BadFiles: its configuration or a rule is wrong.
    """
    watch = Stopwatch()
    with opened(options) as source:
        policy = source.policy
        watch.lap("configuration and rules")
        history = source.history(window_of(options.period, policy.settings.window_days))
        watch.lap("mining")
        published = policy.roster is None or is_published(source.view, options, policy.settings)
        tables = tables_of(history, policy, published=published)
        if options.deep:
            tables = read_methods(source.view, history, policy, tables, options.mining)
            watch.lap("functions")
        rules = rules_of("scan", policy, pedantic=options.pedantic)
        tables = read_merges(source.view, history, rules, tables, options.mining)
        watch.lap("guards and merges")
    report = build_report(source.name, history, policy, tables, pedantic=options.pedantic)
    watch.lap("tables, measures and rules")
    return Scan(report=report, policy=policy, tables=tables, timings=watch.seconds)
