"""The baseline: breaches that were there when a team began do not count, until they get worse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lintorg.model.accepted import BaselineEntry
from lintorg.model.finding import Finding
from lintorg.model.measure import Measure
from lintorg.model.subject import scope_of
from lintorg.policy.rules import LoadedRule
from lintorg.policy.words import measured
from lintorg.policy.worse import direction, is_better, is_worse


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """The findings, those that the baseline knows marked; why others that it holds count all the same."""

    findings: tuple[Finding, ...]
    worse: tuple[tuple[Finding, str, str], ...] = ()
    """With the value then and now, in words."""
    redefined: tuple[str, ...] = ()
    """Rules whose condition or metrics are others than when they were recorded."""


def record(findings: Iterable[Finding], rules: Iterable[LoadedRule]) -> tuple[BaselineEntry, ...]:
    """Return the breaches that count as they are now; what is waived, or about a cohort, is not recorded."""
    loaded = {rule.rule.id: rule for rule in rules}
    return tuple(_entry(finding, loaded[finding.rule.id]) for finding in findings if _counts(finding))


def recognise(
    findings: tuple[Finding, ...], entries: Iterable[BaselineEntry], rules: Iterable[LoadedRule]
) -> Recognised:
    """Mark the breaches that were recorded and have not got worse by more than their rule's ``worse_by``."""
    loaded = {rule.rule.id: rule for rule in rules}
    known = {entry.fingerprint: entry for entry in entries}
    marked, worse, redefined = [], [], []
    for finding in findings:
        rule, entry = loaded[finding.rule.id], known.get(finding.fingerprint)
        same = False
        if entry and _counts(finding):
            now = _entry(finding, rule)
            same = _same_definition(entry, now) and not _worse(entry, now, rule)
            if not _same_definition(entry, now):
                redefined.append(finding.rule.id)
            elif not same:
                worse.append((finding, *_then_and_now(finding, entry, rule)))
        marked.append(replace(finding, baselined=True) if same else finding)
    return Recognised(findings=tuple(marked), worse=tuple(worse), redefined=tuple(dict.fromkeys(redefined)))


def prune(
    entries: Iterable[BaselineEntry], findings: Iterable[Finding], rules: Iterable[LoadedRule], *, tighten: bool
) -> Iterator[BaselineEntry]:
    """Yield the entries that are still needed; with ``tighten``, at the better value of now.

    An entry goes where its rule is no more, or judged and passed its subject or did not meet it. What
    is not judged now, abstained or undecided stays, and no entry ever gets looser.
    """
    loaded = {rule.rule.id: rule for rule in rules}
    found = {finding.fingerprint: finding for finding in findings}
    judged = {finding.rule.id for finding in found.values()}
    for entry in entries:
        finding = found.get(entry.fingerprint)
        gone = entry.rule in judged and (finding is None or finding.outcome == "pass")
        if entry.rule in loaded and not gone:
            yield _tightened(entry, finding, loaded[entry.rule]) if finding and tighten else entry


def _tightened(entry: BaselineEntry, finding: Finding, rule: LoadedRule) -> BaselineEntry:
    if finding.outcome != "breach":
        return entry
    now = _entry(finding, rule)
    better = _same_definition(entry, now) and is_better(entry.value, now.value, direction(rule.condition))
    return now if better else entry


def _counts(finding: Finding) -> bool:
    """Tell whether the baseline may know a finding: not what is said of a cohort, whose values stay out of files."""
    plain = finding.rule.tier != "good-news" and scope_of(finding.subject) != "cohort"
    return plain and finding.outcome == "breach" and finding.waiver is None


def _entry(finding: Finding, rule: LoadedRule) -> BaselineEntry:
    first = _first(finding, rule)
    return BaselineEntry(
        rule=finding.rule.id,
        subject=finding.subject,
        condition=finding.rule.condition,
        metrics={measure.metric: measure.version for measure in finding.measures},
        value=first.value if first else None,
    )


def _first(finding: Finding, rule: LoadedRule) -> Measure | None:
    return next((item for item in finding.measures if item.metric == rule.condition.metrics[0]), None)


def _same_definition(entry: BaselineEntry, now: BaselineEntry) -> bool:
    return (entry.condition, dict(entry.metrics)) == (now.condition, dict(now.metrics))


def _worse(entry: BaselineEntry, now: BaselineEntry, rule: LoadedRule) -> bool:
    return is_worse(entry.value, now.value, rule.rule.worse_by, direction(rule.condition))


def _then_and_now(finding: Finding, entry: BaselineEntry, rule: LoadedRule) -> tuple[str, str]:
    now = _first(finding, rule)
    if now is None or entry.value is None:
        return "unknown", "unknown" if now is None else measured(now)
    return measured(replace(now, value=entry.value, low=entry.value, high=entry.value)), measured(now)
