"""The least that makes a rule fire at its smallest sample."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lintorg.gather.measuring import catalogue
from lintorg.metrics._shared.intervals import wilson
from lintorg.model.measure import DURATIONS, Measure, Metric, Value, measure_of
from lintorg.model.subject import Scope
from lintorg.model.tables import BUSY
from lintorg.policy.evaluate import truth_of
from lintorg.policy.rules import LoadedRule
from lintorg.policy.typed import Operation, Reading, Typed, readings
from lintorg.policy.words import worded

SMALLEST: dict[Scope, int] = {"repo": 100, "area": BUSY, "pair": BUSY, "cohort": 30, "change": 1}
"""The sample below which nothing is judged, by scope, where neither rule nor metric has its own."""
USUAL_DEFF = 3
"""How much wider than independent commits' the variance of a share is where the commits say too little about it."""


def least_that_fires(loaded: LoadedRule) -> tuple[str, ...]:
    """Say, for each comparison of a rule, the value nearest to its threshold that still fires.

    Shares are searched as k of n, n being the smallest sample that the rule judges; estimates with the
    interval they would have if commits, or people, were independent, and again with the usual design effect.
    """
    return tuple(
        dict.fromkeys(_sentence(node, loaded, want=want) for node, want in _comparisons(loaded.condition.root))
    )


def _comparisons(node: Typed, *, want: bool = True) -> Iterator[tuple[Operation, bool]]:
    """Yield each comparison with what it has to be for a breach."""
    assert isinstance(node, Operation)
    if node.operator not in ("and", "or", "not"):
        yield node, want
        return
    for operand in node.operands:
        yield from _comparisons(operand, want=want is not (node.operator == "not"))


def _sentence(node: Operation, loaded: LoadedRule, *, want: bool) -> str:
    read = list(readings(node))
    if len(read) != 1 or read[0].of == "previous":
        return f"{node.text}: as it stands, for the measures that it compares"
    metric, n = catalogue()[read[0].metric], _sample(read[0], loaded)
    fires = _firing(node, read[0], want=want)
    if not metric.fact and (metric.unit != "share" or metric.scopes == ("cohort",)):
        return f"{node.text}: with all of the interval, whose width depends on how the work lies on people"
    if metric.unit == "share" and metric.fact:
        return f"{metric.id}: {_of(fires, metric, n, lambda _: None)}"
    if metric.unit == "share":
        independent = _of(fires, metric, n, lambda p: wilson(p, n))
        clustered = _of(fires, metric, n, lambda p: wilson(p, n / USUAL_DEFF))
        return f"{metric.id}: {independent} if each is independent, {clustered} at a design effect of {USUAL_DEFF}"
    if metric.unit in ("index", *DURATIONS):
        return f"{node.text}: from the threshold on, since a fact has no interval"
    found = [count for count in range(10_001) if fires(_measure(metric, count, n))]
    return f"{metric.id}: {_mildest(found, 10_000)}" if found else f"{node.text}: never"


def _sample(reading: Reading, loaded: LoadedRule) -> int:
    """Return the smallest n of a metric with which the rule judges, in the metric's own terms."""
    metric, needs = catalogue()[reading.metric], loaded.rule.needs
    if own := needs.get(metric.id) or metric.minimum:
        return own
    scope = next(one for one in (*loaded.rule.scope, *metric.scopes) if one in metric.scopes)
    beside = [needs[other] for other in loaded.condition.metrics if other in needs]
    return max(SMALLEST[scope], *beside, 0)


def _firing(node: Operation, reading: Reading, *, want: bool) -> Callable[[Measure], bool]:
    def fires(measure: Measure) -> bool:
        return truth_of(node, {reading.metric: measure}.get, lambda _: None).value is want

    return fires


def _measure(metric: Metric, value: float, n: int, ends: tuple[float, float] | None = None) -> Measure:
    low, high = ends or (None, None)
    return measure_of(metric, Value(value=value, n=n, low=low, high=high))


def _of(
    fires: Callable[[Measure], bool], metric: Metric, n: int, ends: Callable[[float], tuple[float, float] | None]
) -> str:
    """Word the mildest k of n that fires."""
    found = [k for k in range(n + 1) if fires(_measure(metric, k / n, n, ends(k / n)))]
    if not found:
        return f"never with {n}"
    k = _mildest(found, n)
    return f"{k} of {n} ({worded(round(k / n, 3), 'share')})"


def _mildest(found: list[int], most: int) -> int:
    """Return the end of what fires that lies nearer to the threshold: the lower one where the highest fires."""
    return found[0] if found[-1] == most else found[-1]
