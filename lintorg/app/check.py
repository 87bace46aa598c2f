"""The story of a check: a change against the branch that it goes into, before it is merged."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from lintorg.app import measuring
from lintorg.app.accepting import accept
from lintorg.app.anchors import anchored
from lintorg.app.area_table import area_table
from lintorg.app.change import MinedChange, everyone, mine_change, read_change, with_origins
from lintorg.app.change_notes import behind, by_trailers, edits, limits
from lintorg.app.counting import count_rules
from lintorg.app.history import History, read_history
from lintorg.app.lines import touches_of
from lintorg.app.period import resolve
from lintorg.app.policy import Policy, committed, load_policy
from lintorg.app.scan import Scan, Stopwatch, repository_of, tables_of
from lintorg.app.span import find_span
from lintorg.config.ci import ci_change
from lintorg.derive.core import core
from lintorg.derive.guards import guards
from lintorg.derive.net_areas import net_areas
from lintorg.derive.personal import personal
from lintorg.derive.placement import placement
from lintorg.derive.standing import standing
from lintorg.mine.view import View, open_view
from lintorg.mine.walk import Walk, walking
from lintorg.model import subject
from lintorg.model.dates import day
from lintorg.model.errors import CannotJudge
from lintorg.model.finding import Anchor, Finding
from lintorg.model.options import Mining, Options, Period
from lintorg.model.personal import PERSONAL
from lintorg.model.report import ChangeSummary, Report
from lintorg.model.tables import DAY, Guard, Window
from lintorg.policy.judge import judge
from lintorg.policy.rules import LoadedRule
from lintorg.wiring import Tables

AREA_METRICS = frozenset({"people", "area_commits", "area_people", "area_successors", "area_top_share"})
_NEEDS_LINES = frozenset({"G6"})
"""Guards that look at the lines of a year, which a check does not read."""


def check(options: Options) -> Scan:
    """Check a change.

    Raises:
        CannotJudge: there is no such repository or change, or it is empty, or its history is cut off.
        BadFiles: the configuration or a rule is wrong.
    """
    watch = Stopwatch()
    ci = ci_change(os.environ)
    with open_view(options.path) as source:
        span = find_span(source, options.base, options.head, ci)
        target, parted, head = (_at(source, commit) for commit in (span.target, span.base, span.head))
        options = committed(options, source.source.work_tree)
        watch.lap("finding the change")
        with walking(target) as walked, ThreadPoolExecutor(1) as pool:  # all wait for git, and none needs the others
            mining = pool.submit(mine_change, source, span.base, span.head, span.reviewers, options.mining)
            policy = load_policy(target if options.policy == "base" else head, options)
            watch.lap("configuration and rules")
            history = target_history(target, policy, options.mining, walked)
            watch.lap("history of its target")
            mined = _not_after(mining.result(), history.window.end)
        watch.lap("commits of the change")
        known_people = everyone(history.facts, (mined,), history.tree, policy.settings)
        tables = tables_of(history, policy, everyone=known_people)
        change = read_change(mined, tables)
        watch.lap("tables")
        if options.blame:
            change = with_origins(source, mined, change, tables, options.mining)
            watch.lap("blame")
        notes = (
            *limits(mined, change, unread_event=bool(ci and ci.unread)),
            *edits(parted, head, policy, options, change, by_head=options.policy == "head"),
            *behind(span.behind),
        )
        name = source.source.name
    tables = tables.over(replace(tables.inputs, change=change))
    report = _report(name, history, policy, tables, mined, pedantic=options.pedantic)
    watch.lap("measures and rules")
    words = by_trailers(report.findings, _without_trailers(policy, tables, pedantic=options.pedantic))
    report = replace(report, notes=(*notes, *words, *report.notes))
    return Scan(report=report, policy=policy, tables=tables, timings=watch.seconds)


def _not_after(mined: MinedChange, end: int) -> MinedChange:
    """Return the change as of its target's tip at the latest: it does not say itself what time it is.

    Raises:
        CannotJudge: it is dated in the future.
    """
    if mined.time > time.time() + DAY:
        raise CannotJudge(
            f"the change's last commit is dated {day(mined.time)}, in the future; commit it again "
            "(`git commit --amend --no-edit --reset-author`)"
        )
    return replace(mined, time=min(mined.time, end))


def _at(view: View, commit: str) -> View:
    """Return the view at another commit, whose configuration is the one in that commit and not the one on disk."""
    return replace(view, head=commit, source=replace(view.source, work_tree=None))


def target_history(target: View, policy: Policy, mining: Mining, walked: Callable[[], Walk]) -> History:
    """Return the history up to a target, with the touches of its window: nothing here reads older ones."""

    def window_of(time_of_target: int) -> Window:
        if time_of_target > time.time() + DAY:
            raise CannotJudge(
                f"the base commit is dated {day(time_of_target)}, in the future, so that the year before it means "
                "nothing; name an earlier --base"
            )
        return resolve(Period(), default_days=policy.settings.window_days, head_time=time_of_target, now=time.time())

    history = read_history(target, policy.settings, window_of, mining, lines=False, walked=walked)
    recent = [commit.hash for commit in history.facts.commits if commit.committer_time in history.window]
    facts = replace(history.facts, touches=touches_of(history.facts, recent))
    return replace(history, facts=facts)


def shown_rules(policy: Policy, *, pedantic: bool) -> tuple[tuple[LoadedRule, ...], int]:
    """Return the selected rules about changes, and how many pedantic ones are hidden.

    Raises:
        CannotJudge: there is none.
    """
    judged = tuple(rule for rule in policy.selected if "check" in rule.rule.on)
    shown = tuple(rule for rule in judged if pedantic or rule.rule.tier != "pedantic")
    if not shown:
        raise CannotJudge(
            "no selected rule judges a change, so nothing would be judged; check select, ignore and tiers"
        )
    return shown, len(judged) - len(shown)


def metrics_of(rules: tuple[LoadedRule, ...]) -> frozenset[str]:
    """Return the metrics that rules read, in their conditions and in what they need."""
    return frozenset(metric for rule in rules for metric in (*rule.condition.metrics, *rule.rule.needs))


def guards_of(tables: Tables) -> tuple[tuple[Guard, ...], bool]:
    """Return the guards that need no lines, and whether too many objects are missing to measure paths and lines."""
    known_guards = tuple(guard for guard in tables.of(guards) if guard.id not in _NEEDS_LINES)
    return known_guards, any(guard.id == "G7" and guard.active for guard in known_guards)


def judge_change(
    tables: Tables, rules: tuple[LoadedRule, ...], now: measuring.Measures, guards: tuple[Guard, ...]
) -> tuple[Finding, ...]:
    """Judge the measures of a change."""
    core_areas = tables.of(core)
    return judge(
        rules,
        now=measuring.of_areas(now),
        previous={},
        standing=tables.of(standing),
        core=frozenset(map(subject.area, core_areas)),
        guards=guards,
    )


def _anchored(finding: Finding, largest: str | None) -> Finding:
    """Point a breach at the file that its measures name; what is about the whole change, at the largest file of it."""
    named = next((found for measure in finding.measures if (found := measure.detail.get("file"))), None)
    path = named or (largest if finding.subject == subject.CHANGE else None)
    if path is None or PERSONAL in path or finding.outcome != "breach":
        return finding
    return replace(finding, anchor=Anchor(path=path))


def _largest(change: MinedChange, now: measuring.Measures, shown: Callable[[str], str]) -> str | None:
    """Return the change's file with most of its lines, its first one where none were counted."""
    counted = now.get(("change_lines", subject.CHANGE))
    named = counted.detail.get("file") if counted else None
    return named or next(map(shown, (touch.path for touch in change.touches)), None)


def _report(
    name: str, history: History, policy: Policy, tables: Tables, mined: MinedChange, *, pedantic: bool
) -> Report:
    rules, hidden = shown_rules(policy, pedantic=pedantic)
    guards, incomplete = guards_of(tables)
    read = AREA_METRICS | measuring.of_scope("change") | metrics_of(rules)
    now = measuring.measure_all(tables, read, incomplete=incomplete)
    largest = _largest(mined, now, tables.of(personal).shown)
    judged = judge_change(tables, rules, now, guards)
    findings = anchored(tables, tuple(_anchored(finding, largest) for finding in judged))
    accepted = accept(findings, policy, history.facts, history.window.end, unmatched=False)
    touched = tables.of(net_areas)
    core_areas = tables.of(core)
    return Report(
        repository=replace(repository_of(name, history, now, tables), head=mined.facts.head),
        guards=guards,
        headline={},
        areas=tuple(row for row in area_table(now, {}, core_areas) if row.area in touched),
        placement=tables.of(placement),
        measures=tuple(now[key] for key in sorted(now) if key[1] in _subjects(touched)),
        findings=accepted.findings,
        counts=count_rules(accepted.findings, hidden=hidden),
        change=_summary(mined, now),
        notes=accepted.notes,
    )


def _without_trailers(policy: Policy, tables: Tables, *, pedantic: bool) -> tuple[Finding, ...]:
    """Return what the rules would say of the change without the trailers of its messages; nothing where it has none."""
    change = tables.inputs.change
    bare = change.without_trailers() if change else None
    if bare == change:
        return ()
    rules, _ = shown_rules(policy, pedantic=pedantic)
    limited_by, incomplete = guards_of(tables)
    tables = tables.over(replace(tables.inputs, change=bare))
    now = measuring.measure_all(tables, metrics_of(rules), incomplete=incomplete)
    return judge_change(tables, rules, now, limited_by)


def _subjects(touched: Mapping[str, object]) -> frozenset[str]:
    """Return what a check tells the measures of: the change, the repository, and the areas that it touches."""
    return frozenset({subject.CHANGE, subject.REPO, *map(subject.area, touched)})


def _summary(mined: MinedChange, now: measuring.Measures) -> ChangeSummary:
    lines = now["change_lines", subject.CHANGE].value
    return ChangeSummary(
        base=mined.base,
        head=mined.facts.head,
        commits=len(mined.facts.commits) + len(mined.facts.skipped),
        files=int(now["change_files", subject.CHANGE].value or 0),
        lines=None if lines is None else int(lines),
    )
