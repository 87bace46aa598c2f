"""Judges measures by rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lintorg.model.finding import Finding
from lintorg.model.measure import TOO_FEW, Measure
from lintorg.model.rule import Outcome, Rule, Severity
from lintorg.model.subject import REPO, area, areas_of, scope_of
from lintorg.model.tables import Guard
from lintorg.policy.evaluate import Verdict
from lintorg.policy.proof import assess
from lintorg.policy.rules import LoadedRule
from lintorg.policy.templates import fill, words_of
from lintorg.policy.words import measured

Measures = Mapping[tuple[str, str], Measure]
"""Measures by (metric, subject)."""
_WORST_FIRST: tuple[Outcome, ...] = ("breach", "undecided", "abstained", "pass")
_WITH_REPO = frozenset({"pair", "cohort"})


def judge(
    rules: Iterable[LoadedRule],
    now: Measures,
    previous: Measures,
    standing: Mapping[str, str | None],
    core: frozenset[str],
    guards: tuple[Guard, ...],
) -> tuple[Finding, ...]:
    """Judge every subject that a rule's metrics measure; findings in the order of rules and subjects.

    ``standing`` holds the reason code of subjects that may not be judged; pairs and cohorts stand
    with the repository unless they have an entry of their own, and a metric's own minimum holds
    instead of an area's. ``core`` holds the subjects of core areas. A guard comes before the
    standing, that before the rule's own ``needs``, those before the condition. A rule without a
    subject abstains once, about the repository.
    """
    bench = _Bench(now=now, previous=previous, standing=standing, core=core, guards=guards)
    return tuple(finding for rule in rules for finding in bench.findings(rule))


def worst(findings: Iterable[Finding]) -> dict[str, Outcome]:
    """Return each rule's outcome by its worst subject: breach, undecided, abstained, pass."""
    outcomes: dict[str, Outcome] = {}
    for finding in findings:
        one = (finding.outcome, outcomes.get(finding.rule.id, finding.outcome))
        outcomes[finding.rule.id] = min(one, key=_WORST_FIRST.index)
    return outcomes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bench:
    now: Measures
    previous: Measures
    standing: Mapping[str, str | None]
    core: frozenset[str]
    guards: tuple[Guard, ...]

    def findings(self, loaded: LoadedRule) -> Iterator[Finding]:
        subjects = _subjects(loaded, self.now)
        for about in subjects:
            yield self._finding(loaded, about)
        if not subjects:
            reason = self._guarded(loaded.rule, loaded.rule.scope) or TOO_FEW
            verdict = Verdict(outcome="abstained", reason=reason)
            yield _finding(loaded.rule, REPO, loaded.rule.severity, verdict, {}, {})

    def _finding(self, loaded: LoadedRule, about: str) -> Finding:
        rule, condition = loaded.rule, loaded.condition
        now = _about(about, loaded, self.now)
        previous = _about(about, loaded, self.previous)
        read = {metric: now[metric] for metric in condition.metrics if metric in now}
        reason = self._guarded(rule, (scope_of(about),)) or self._standing(about, read.values())
        if reason:
            verdict = Verdict(outcome="abstained", reason=reason)
        else:
            verdict = assess(rule, condition, now.get, previous.get)
        before = {metric: previous[metric] for metric in sorted(condition.previous) if metric in previous}
        return _finding(rule, about, self._severity(rule, about), verdict, read, before)

    def _guarded(self, rule: Rule, scopes: Collection[str]) -> str | None:
        return next((f"guard:{guard.id}" for guard in self.guards if guard.stops(rule.id, scopes)), None)

    def _standing(self, about: str, read: Iterable[Measure]) -> str | None:
        """Return why the subject may not be judged: the first reason of the condition's measures."""
        with_repo = about not in self.standing and scope_of(about) in _WITH_REPO
        subjects = self.standing.get(REPO if with_repo else about)
        return next(filter(None, (measure.standing(subjects) for measure in read)), None)

    def _severity(self, rule: Rule, about: str) -> Severity:
        areas = areas_of(about)
        is_core = bool(areas) and all(area(name) in self.core for name in areas)
        return rule.severity_core if is_core and rule.severity_core else rule.severity


def _subjects(loaded: LoadedRule, now: Measures) -> list[str]:
    """Return the subjects of the rule's scope that some metric of its condition measures."""
    metrics, scope = set(loaded.condition.metrics), loaded.rule.scope
    return sorted({about for metric, about in now if metric in metrics and scope_of(about) in scope})


def _about(about: str, loaded: LoadedRule, measures: Measures) -> dict[str, Measure]:
    """Return a subject's measures by metric; what is only measured per repository is the repository's."""
    found = {}
    for metric, scopes in loaded.scopes.items():
        measure = measures.get((metric, about if scope_of(about) in scopes else REPO))
        if measure is not None:
            found[metric] = measure
    return found


def _finding(
    rule: Rule,
    about: str,
    severity: Severity,
    verdict: Verdict,
    now: Mapping[str, Measure],
    previous: Mapping[str, Measure],
) -> Finding:
    words = words_of(rule, about, now, previous)
    remedy = tuple(filter(None, (fill(sentence, words) for sentence in rule.remedy)))
    return Finding(
        rule=rule,
        subject=about,
        outcome=verdict.outcome,
        severity=severity,
        measures=tuple(now.values()),
        message=_message(rule, verdict, now, words),
        explanation=verdict.explanation,
        reason=verdict.reason,
        remedy=remedy if verdict.outcome == "breach" else (),
    )


def _message(rule: Rule, verdict: Verdict, now: Mapping[str, Measure], words: Mapping[str, str]) -> str:
    """Say a breach as the rule's title does; of the other outcomes, what is known."""
    values = ", ".join(f"{metric} {measured(measure)}" for metric, measure in now.items())
    if verdict.outcome == "breach":
        return fill(rule.title, words) or f"{rule.name.replace('-', ' ')}: {values}"
    if verdict.outcome == "abstained":
        return f"not judged: {verdict.reason}"
    return f"{'no breach' if verdict.outcome == 'pass' else 'cannot tell'}: {values}"
