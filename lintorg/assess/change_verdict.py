"""Judges a change: its measures, the findings about it, and the areas that it touches."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from lintorg.assess.accepting import accept
from lintorg.assess.anchors import anchored
from lintorg.assess.area_table import area_table
from lintorg.assess.outcomes import count_rules
from lintorg.assess.verdict import repository_of
from lintorg.derive.areas import core, placement
from lintorg.derive.changes import net_areas
from lintorg.derive.guards import guards
from lintorg.derive.personal import personal
from lintorg.derive.standing import standing
from lintorg.gather import measuring
from lintorg.gather.change import MinedChange
from lintorg.gather.history import History
from lintorg.gather.policy import Policy
from lintorg.model import subject
from lintorg.model.errors import CannotJudge
from lintorg.model.finding import Anchor, Finding
from lintorg.model.personal import PERSONAL
from lintorg.model.report import ChangeSummary, Report
from lintorg.model.tables import Guard
from lintorg.policy.judge import judge
from lintorg.policy.rules import LoadedRule
from lintorg.wiring import Tables

AREA_METRICS = frozenset({"people", "area_commits", "area_people", "area_successors", "area_top_share"})
_NEEDS_LINES = frozenset({"G6"})
"""Guards that look at the lines of a year, which a check does not read."""


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


def build_change_report(
    name: str, history: History, policy: Policy, tables: Tables, mined: MinedChange, *, pedantic: bool
) -> Report:
    """Measure and judge a change, and gather what is told beside it."""
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


def without_trailers(policy: Policy, tables: Tables, *, pedantic: bool) -> tuple[Finding, ...]:
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
        commits=len(mined.facts.inside) + len(mined.facts.skipped),
        files=int(now["change_files", subject.CHANGE].value or 0),
        lines=None if lines is None else int(lines),
    )
