"""Rules and metrics in words, from the same sources that judge."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from lintorg.app.inspect.smallest_breach import least_that_fires
from lintorg.gather.measuring import catalogue
from lintorg.gather.policy import Policy, shipped_policy
from lintorg.model.document import did_you_mean
from lintorg.model.errors import LintorgError
from lintorg.model.measure import Metric
from lintorg.model.rule import Rule
from lintorg.model.subject import Scope
from lintorg.model.text import safe
from lintorg.policy.claims import load_claims
from lintorg.policy.rules import LoadedRule
from lintorg.policy.templates import outline

_WIDTH = 80
SCOPES: dict[Scope, str] = {
    "repo": "of the repository",
    "area": "of each area",
    "pair": "of each pair of core areas",
    "cohort": "of a cohort, from a roster",
    "change": "of a change",
}
"""What metrics are measured for, in words."""


def describe_metrics() -> str:
    """Return one line per metric, by what it is measured for: id, unit, title, and which ones are estimates."""
    width = max(map(len, catalogue()))
    lines = []
    for scope, heading in SCOPES.items():
        found = [metric for metric in catalogue().values() if scope in metric.scopes]
        lines += [heading] if found else []
        for metric in found:
            title = f"{metric.title}{'' if metric.fact else ' ±'}"
            lines += [f"  {metric.id:<{width}}  {metric.unit:<9}  {title}"]
    if not all(metric.fact for metric in catalogue().values()):
        lines += ["± an estimate, with a 95 % interval; the others are facts"]
    return "\n".join(lines) + "\n"


def find_metric(metric_id: str) -> Metric:
    """Return a metric.

    Raises:
        LintorgError: there is no such metric.
    """
    metric = catalogue().get(metric_id)
    if metric is None:
        raise LintorgError(f"no metric is called {safe(metric_id)}{did_you_mean(metric_id, catalogue())}")
    return metric


def describe_metric(metric: Metric) -> str:
    """Return a metric's definition."""
    rules = [rule.rule.id for rule in shipped_policy().rules if metric.id in rule.condition.metrics]
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


def describe_rules(policy: Policy) -> str:
    """Return two lines per rule, by family: id, name, scope, severity and tier; then its condition."""
    rules = [loaded.rule for loaded in policy.rules]
    width = max(len(rule.name) for rule in rules)
    lines = []
    for family in dict.fromkeys(rule.family for rule in rules):
        lines += [safe(family)]
        for rule in rules:
            if rule.family == family:
                about = f"{rule.name:<{width}}  {'/'.join(rule.scope):<9}  {severities(rule)}"
                lines += [safe(f"  {rule.id:<7} {about}"), safe(f"{'':10}{rule.condition}")]
    return "\n".join(lines) + "\n"


def severities(rule: Rule) -> str:
    """Word a rule's severity, the one in core areas where it has one, and its tier unless that is the default."""
    core = f", {rule.severity_core} in core areas" if rule.severity_core else ""
    return f"{rule.severity}{core}" + ("" if rule.tier == "default" else f", {rule.tier}")


def find_rule(word: str, policy: Policy) -> LoadedRule:
    """Return a rule, found by its id or its name.

    Raises:
        LintorgError: there is no such rule.
    """
    rules = [loaded.rule for loaded in policy.rules]
    found = next((one for one in policy.rules if word.upper() == one.rule.id or word == one.rule.name), None)
    if found is None:
        hint = did_you_mean(word.upper(), [rule.id for rule in rules]) or did_you_mean(word, [r.name for r in rules])
        raise LintorgError(f"no rule is called {safe(word)}{hint}; rules of your own need the repository too")
    return found


def describe_rule(found: LoadedRule) -> str:
    """Return a rule in words."""
    rule = found.rule
    lines = [
        f"{rule.id} {rule.name}: {outline(rule.title, rule.params)}",
        f"{severities(rule)} · {', '.join(rule.scope)}",
        "",
    ]
    lines += [f"    {rule.condition}", ""]
    for heading, paragraphs in _sections(found):
        lines += [heading]
        for paragraph in paragraphs:
            lines += textwrap.wrap(paragraph, _WIDTH, initial_indent="  ", subsequent_indent="  ")
        lines += [""]
    return "\n".join(lines)


def _sections(loaded: LoadedRule) -> Iterable[tuple[str, tuple[str, ...]]]:
    rule = loaded.rule
    yield "Fires from", least_that_fires(loaded)
    yield f"Why (concerns {rule.concerns})", (rule.why,)
    yield f"Evidence for: {rule.evidence.grade}", rule.evidence.supports
    yield "Evidence against", rule.evidence.against
    claims = load_claims().by_id
    if rule.base_rate:
        yield "How often", (rule.base_rate,)
    said = tuple(
        f"{name}: {claims[name].says if name in claims else 'a claim of your own'}" for name in rule.evidence.claims
    )
    if said:
        yield "Claims of the article", said
    yield "What to do", tuple(outline(remedy, rule.params) for remedy in rule.remedy)
    yield "Cases", tuple(f"{case.name}: {case.expect}" for case in rule.cases)
