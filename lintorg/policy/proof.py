"""A rule's proof: its cases, run through its own condition."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.model.measure import TOO_FEW, Measure, Metric, Value, measure_of
from lintorg.model.rule import Case, Outcome, Rule
from lintorg.policy.evaluate import Lookup, Verdict, evaluate
from lintorg.policy.typed import Condition

NEEDED: tuple[Outcome, ...] = ("breach", "pass", "abstained")
_SAMPLE = 1000


def assess(rule: Rule, condition: Condition, now: Lookup, previous: Lookup) -> Verdict:
    """Judge one subject: a sample smaller than the rule needs abstains, the condition decides the rest.

    Where that sample has no value, its own reason says more than that it is small.
    """
    for metric, smallest in rule.needs.items():
        measure = now(metric)
        if measure is None or measure.n < smallest:
            found, unknown = (0, None) if measure is None else (measure.n, measure.why_none)
            return Verdict(
                outcome="abstained",
                reason=unknown or TOO_FEW,
                explanation=(f"{metric}: {found} of the {smallest} needed",),
            )
    return evaluate(condition, now, previous)


def run_case(case: Case, rule: Rule, condition: Condition, catalogue: Mapping[str, Metric]) -> Verdict:
    """Return the verdict on a case's measures; what a case does not name has no measure."""
    now = _measures(case, case.measures, catalogue)
    return assess(rule, condition, now.get, _measures(case, case.previous, catalogue).get)


def _measures(
    case: Case, values: Mapping[str, float | tuple[float, float] | None], catalogue: Mapping[str, Metric]
) -> Mapping[str, Measure]:
    return {
        metric: measure_of(catalogue[metric], _answer(value, case.n.get(metric, _SAMPLE)))
        for metric, value in values.items()
    }


def _answer(value: float | tuple[float, float] | None, n: int) -> Value:
    if value is None:
        return Value(value=None, n=n, why_none=TOO_FEW)
    if isinstance(value, tuple):
        return Value(value=sum(value) / 2, low=value[0], high=value[1], n=n)
    return Value(value=value, n=n)
