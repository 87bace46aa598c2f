"""Rules and metrics in words, from the same sources that judge."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from lintorg.app.measuring import catalogue
from lintorg.app.policy import Policy, shipped_policy
from lintorg.model.document import did_you_mean
from lintorg.model.errors import LintorgError
from lintorg.model.measure import Metric
from lintorg.model.rule import Rule
from lintorg.model.text import safe

_WIDTH = 80


def describe_metrics() -> str:
    """Return one line per metric: id, unit, scope, title."""
    width = max(map(len, catalogue()))
    return "".join(
        f"{name:<{width}} {metric.unit:<9} {'/'.join(metric.scopes):<9} {metric.title}\n"
        for name, metric in catalogue().items()
    )


def describe_metric(metric_id: str) -> str:
    """Return a metric's definition.

    Raises:
        LintorgError: there is no such metric.
    """
    metric = catalogue().get(metric_id)
    if metric is None:
        raise LintorgError(f"no metric is called {safe(metric_id)}{did_you_mean(metric_id, catalogue())}")
    rules = [rule.rule.id for rule in shipped_policy().rules if metric_id in rule.condition.metrics]
    lines = [f"{metric.id} (version {metric.version})", "", *textwrap.wrap(metric.definition, _WIDTH), ""]
    lines += [f"{key:<8} {text}" for key, text in _facts(metric, rules)]
    return "\n".join(lines) + "\n"


def _facts(metric: Metric, rules: Iterable[str]) -> Iterable[tuple[str, str]]:
    yield "unit", metric.unit
    yield "scope", ", ".join(metric.scopes)
    yield "kind", "a fact: a census, no interval" if metric.fact else "an estimate, with a 95 % interval"
    if metric.source:
        yield "source", metric.source
    yield "rules", ", ".join(rules) or "none"


def describe_rule(word: str, policy: Policy) -> str:
    """Return a rule in words, found by its id or its name.

    Raises:
        LintorgError: there is no such rule.
    """
    rules = [loaded.rule for loaded in policy.rules]
    rule = next((rule for rule in rules if word.upper() == rule.id or word == rule.name), None)
    if rule is None:
        hint = did_you_mean(word.upper(), [rule.id for rule in rules]) or did_you_mean(word, [r.name for r in rules])
        raise LintorgError(f"no rule is called {safe(word)}{hint}; rules of your own need the repository too")
    severity = rule.severity + (f", {rule.severity_core} in core areas" if rule.severity_core else "")
    lines = [f"{rule.id} {rule.name}: {rule.title}", f"{severity} · {', '.join(rule.scope)} · {rule.tier}", ""]
    lines += [f"    {rule.condition}", ""]
    for heading, paragraphs in _sections(rule):
        lines += [heading]
        for paragraph in paragraphs:
            lines += textwrap.wrap(paragraph, _WIDTH, initial_indent="  ", subsequent_indent="  ")
        lines += [""]
    return "\n".join(lines)


def _sections(rule: Rule) -> Iterable[tuple[str, tuple[str, ...]]]:
    yield f"Why (concerns {rule.concerns})", (rule.why,)
    yield f"Evidence for: {rule.evidence.grade}", rule.evidence.supports
    yield "Evidence against", rule.evidence.against
    yield "What to do", rule.remedy
    yield "Cases", tuple(f"{case.name}: {case.expect}" for case in rule.cases)
