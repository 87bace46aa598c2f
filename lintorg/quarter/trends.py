"""What each rule said of a subject in the years that ended with the quarters before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lintorg.derive.guards import guards
from lintorg.derive.standing import standing
from lintorg.gather.measuring import Measures, measure_all, of_areas, with_minimum
from lintorg.model.finding import Finding
from lintorg.model.quarterly import TrendedFinding
from lintorg.model.roster import NOT_PUBLISHED
from lintorg.model.rule import Outcome
from lintorg.policy.judge import judge
from lintorg.policy.rules import LoadedRule
from lintorg.wiring import Tables

_UNREAD = frozenset({NOT_PUBLISHED, "needs_deep"})
"""Reason codes of what is looked at for the last year alone: cohorts, who leaves, functions."""
_REPLAYED = "merge_conflict_share"
_Outcomes = Mapping[tuple[str, str], Outcome]


def with_trends(
    findings: tuple[Finding, ...], rules: Iterable[LoadedRule], years: Sequence[Tables]
) -> tuple[TrendedFinding, ...]:
    """Return the findings, the breaches among them with their outcomes in earlier ``years``, oldest first."""
    breached = {finding.rule.id for finding in findings if finding.outcome == "breach"}
    again = tuple(rule for rule in rules if rule.rule.id in breached and _REPLAYED not in rule.condition.metrics)
    before = [_outcomes(year, again) for year in years] if again else []

    def trended(finding: Finding) -> TrendedFinding:
        key = (finding.rule.id, finding.subject)
        if finding.outcome != "breach" or not any(rule.rule.id == key[0] for rule in again):
            return TrendedFinding(finding=finding)
        return TrendedFinding(finding=finding, outcomes=(*(year.get(key) for year in before), finding.outcome))

    return tuple(map(trended, findings))


def _outcomes(year: Tables, rules: tuple[LoadedRule, ...]) -> _Outcomes:
    read = frozenset(metric for rule in rules for metric in rule.scopes)
    known_guards = year.of(guards)
    past: Measures = {}
    if any(rule.condition.previous for rule in rules):
        before = year.during(year.inputs.window.previous())
        past = with_minimum(measure_all(before, read, lines=False), _standing(before))
    found = judge(
        rules,
        now=of_areas(measure_all(year, read, incomplete=any(one.id == "G7" and one.active for one in known_guards))),
        previous=past,
        standing=_standing(year),
        core=frozenset(),
        guards=known_guards,
    )
    return {(one.rule.id, one.subject): one.outcome for one in found if one.reason not in _UNREAD}


def _standing(tables: Tables) -> Mapping[str, str | None]:
    return tables.of(standing)
