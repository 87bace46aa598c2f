"""The reference pages of the documentation, from the sources that the commands read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from lintorg.app.inspect.rules import SCOPES, severities
from lintorg.app.inspect.smallest_breach import least_that_fires
from lintorg.gather.measuring import catalogue
from lintorg.gather.policy import shipped_policy
from lintorg.model.measure import Metric
from lintorg.model.rule import Rule
from lintorg.policy.claims import Claim, load_claims
from lintorg.policy.rule_file import rule_schema
from lintorg.policy.rules import LoadedRule

DOCS = Path(__file__).parents[1] / "docs"
RULES = shipped_policy().rules


def rules() -> str:
    """Return every rule by family, with a table of them on top."""
    lines = ["| rule | judges | when | severity | evidence |", "|---|---|---|---|---|"]
    lines += [_row(loaded.rule) for loaded in RULES]
    for family in dict.fromkeys(loaded.rule.family for loaded in RULES):
        lines += ["", f"## {family.capitalize()}"]
        for loaded in RULES:
            if loaded.rule.family == family:
                lines += ["", *_rule(loaded)]
    return "\n".join(lines) + "\n"


def rule_keys() -> str:
    """Return the keys of a rule file: which are needed, what they are, and the words that they may hold."""
    schema = rule_schema()
    properties, needed = (
        cast("dict[str, dict[str, object]]", schema["properties"]),
        cast("list[str]", schema["required"]),
    )
    lines = ["| key | what it is | one of |", "|---|---|---|"]
    for key, about in properties.items():
        name = f"**{key}**" if key in needed else key
        words = ", ".join(dict.fromkeys(_allowed(about)))
        lines.append(f"| {name} | {about['description']} | {words} |")
    return "\n".join(lines) + "\n"


def _allowed(about: object) -> Iterator[str]:
    """Yield the words of every enumeration in a schema."""
    if isinstance(about, dict):
        yield from about.get("enum", ())
        for key in ("anyOf", "items"):
            yield from _allowed(about.get(key))
    elif isinstance(about, list):
        for part in about:
            yield from _allowed(part)


def _row(rule: Rule) -> str:
    link = f"[{rule.id}](#{rule.id.lower()}-{rule.name})"
    cells = (f"{link} {rule.name}", ", ".join(rule.scope), f"`{rule.condition}`", severities(rule), rule.evidence.grade)
    return f"| {' | '.join(cells)} |"


def _rule(loaded: LoadedRule) -> Iterator[str]:
    rule = loaded.rule
    claims = ", ".join(f"[{name}](claims.md#{name.lower()})" for name in rule.evidence.claims)
    yield f"### {rule.id} {rule.name}"
    yield ""
    yield f"{rule.title[:1].upper()}{rule.title[1:]}."
    yield ""
    yield "```"
    yield rule.condition
    yield "```"
    yield ""
    yield f"- judges: {', '.join(rule.scope)}, in {' and '.join(rule.on)}; {severities(rule)}"
    yield f"- concerns: {rule.concerns}; evidence {rule.evidence.grade}; claims {claims}"
    yield f"- reads: {', '.join(_metric_link(metric) for metric in loaded.condition.metrics)}"
    if rule.needs:
        yield f"- needs: {', '.join(f'{_metric_link(name)} of n = {n}' for name, n in rule.needs.items())}"
    yield f"- fires from: {'; '.join(f'`{text}`' for text in least_that_fires(loaded))}"
    if rule.base_rate:
        yield f"- base rate: {rule.base_rate}"
    yield from ("", rule.why)
    for heading, sentences in (
        ("Evidence for", rule.evidence.supports),
        ("Evidence against", rule.evidence.against),
        ("What to do", tuple(map(_template, rule.remedy))),
        ("Links", tuple(f"<{link}>" for link in rule.links)),
    ):
        if sentences:
            yield from ("", f"**{heading}**", "", *(f"- {sentence}" for sentence in sentences))


def _template(sentence: str) -> str:
    """Show the {words} that a finding fills as such."""
    return sentence.replace("{", "*").replace("}", "*").replace("_", " ")


def _metric_link(name: str) -> str:
    return f"[{name}](metrics.md#{name})"


def metrics() -> str:
    """Return every metric with its definition, by what it is measured for first."""
    lines: list[str] = []
    for scope, heading in SCOPES.items():
        found = [metric for metric in catalogue().values() if metric.scopes[0] == scope]
        lines += ["", f"## {heading[:1].upper()}{heading[1:]}"] if found else []
        for metric in found:
            lines += ["", *_metric(metric)]
    return "\n".join(lines[1:]) + "\n"


def _metric(metric: Metric) -> Iterator[str]:
    yield f"### {metric.id}"
    yield ""
    yield f"{metric.title[:1].upper()}{metric.title[1:]}. {metric.definition}"
    yield ""
    kind = "a fact, without an interval" if metric.fact else "an estimate, with a 95 % interval"
    yield f"- {kind}; unit {metric.unit}; measured per {', '.join(metric.scopes)}; version {metric.version}"
    if metric.minimum:
        yield f"- judged from n = {metric.minimum} on, whatever the minimum sample of the subject"
    if metric.source:
        yield f"- source: {metric.source}"
    if metric.detail:
        yield f"- words for remedies: {', '.join(f'`{{{word}}}`' for word in metric.detail)}"
    read_by = [loaded.rule for loaded in RULES if metric.id in loaded.condition.metrics]
    if read_by:
        yield f"- read by: {', '.join(map(_rule_link, read_by))}"


def _rule_link(rule: Rule) -> str:
    return f"[{rule.id}](rules.md#{rule.id.lower()}-{rule.name})"


def claims() -> str:
    """Return every claim with its rules, what git cannot show of it, and what speaks against it."""
    known = load_claims()
    lines = ["| claim | in our words | rules |", "|---|---|---|"]
    for claim in known.by_id.values():
        lines += [f"| [{claim.id}](#{claim.id.lower()}) | {claim.says} | {_listed(_speaking_of(claim.id)) or 'none'} |"]
    for claim in known.by_id.values():
        lines += ["", *_claim(claim)]
    lines += ["", "## What has no honest signal in git", ""]
    for one in known.unsignalled:
        about = ", ".join(f"[{name}](#{name.lower()})" for name in one.claims)
        lines += [f"- **{one.what}** ({about}). {one.why.strip()}"]
    return "\n".join(lines) + "\n"


def _claim(claim: Claim) -> Iterator[str]:
    yield f"## {claim.id}"
    yield ""
    yield f"{claim.says} *Evidence for the claim as it stands: {claim.grade}.*"
    yield ""
    yield f"- What git shows: {claim.shown.strip()}"
    yield f"- What it cannot show: {claim.unseen.strip()}"
    found = _speaking_of(claim.id)
    yield f"- Rules: {_listed(found) or 'none'}"
    yield from ("- Against:", *(f"  - {sentence.strip()}" for sentence in claim.against))


def _speaking_of(claim: str) -> list[Rule]:
    return [loaded.rule for loaded in RULES if claim in loaded.rule.evidence.claims]


def _listed(found: Iterable[Rule]) -> str:
    return ", ".join(f"{_rule_link(rule)} ({rule.evidence.grade})" for rule in found)


def proof() -> str:
    """Return what was measured of all rules together, where it has been."""
    file = DOCS / "_proof.md"
    return file.read_text(encoding="utf-8") if file.is_file() else "Not measured yet.\n"
