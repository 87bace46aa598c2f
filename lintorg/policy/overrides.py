"""What a user changes of a rule: its severity, its tier, its parameters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lintorg.model.document import did_you_mean
from lintorg.model.rule import Rule, Severity
from lintorg.model.settings import RuleOverride
from lintorg.policy.mistakes import ConditionError
from lintorg.policy.params import constant
from lintorg.policy.words import parameter


def overridden(rule: Rule, change: RuleOverride) -> Rule:
    """Return the rule with the user's changes; a severity of theirs holds for core areas too."""
    return replace(
        rule,
        severity=change.severity or rule.severity,
        severity_core=None if change.severity else rule.severity_core,
        tier=change.tier or rule.tier,
        params={**rule.params, **change.params},
    )


def stays_note(rule: Rule, *severities: Severity | None) -> bool:
    """Tell whether a rule may have these severities: those that only inform never rise above note."""
    return not rule.only_informs or set(severities) <= {None, "note"}


def override_mistakes(rule: Rule, change: RuleOverride) -> Iterator[str]:
    """Yield what is wrong with the changes to a rule, short of what its condition says to them."""
    if not stays_note(rule, change.severity):
        yield "severity cannot be raised above note"
    for name, value in change.params.items():
        if name not in rule.params:
            yield f"there is no parameter '{name}'{did_you_mean(name, rule.params)}"
        else:
            yield from _param_mistakes(name, value, rule.params[name])


def _param_mistakes(name: str, given: float | str, own: float | str) -> Iterator[str]:
    try:
        unit, expected = constant(name, given).type, constant(name, own).type
    except ConditionError as error:
        yield f"parameter '{name}': {error}"
        return
    if unit != expected:
        yield f"parameter '{name}': {parameter(given)} is a {unit}, the rule has a {expected} ({parameter(own)})"
