"""The examples of docs/conditions.md: what conditions make of measures, and what is said of wrong ones."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from lintorg.model.measure import Measure, Metric, Unit, Value, measure_of
from lintorg.model.subject import Scope
from lintorg.policy.condition import compile_condition
from lintorg.policy.evaluate import evaluate
from lintorg.policy.mistakes import ConditionError
from lintorg.policy.words import measured

Given = float | tuple[float, float] | None
_UNITS: Mapping[str, Unit] = {
    "people": "people",
    "hhi": "index",
    "top_share": "share",
    "revert_share": "share",
    "weeks_to_core": "weeks",
}
_METRICS = {
    name: Metric(id=name, title=name, definition=name, unit=unit, scopes=("area", "repo"))
    for name, unit in _UNITS.items()
}


class Example(NamedTuple):
    """A condition and the measures it meets; ``before`` are those of the window before."""

    when: str
    now: Mapping[str, Given]
    before: Mapping[str, Given] = MappingProxyType({})


EXAMPLES = (
    Example("people <= 3", {"people": 3}),
    Example("people <= 3", {"people": 4}),
    Example("people <= 3", {"people": None}),
    Example("top_share > 50%", {"top_share": 0.5}),
    Example("revert_share > 5%", {"revert_share": (0.06, 0.09)}),
    Example("revert_share > 5%", {"revert_share": (0.04, 0.07)}),
    Example("revert_share > 5%", {"revert_share": (0.01, 0.05)}),
    Example("value(revert_share) > 5%", {"revert_share": (0.04, 0.07)}),
    Example("not revert_share > 5%", {"revert_share": (0.04, 0.07)}),
    Example("people <= 3 and top_share > 50%", {"people": 9, "top_share": None}),
    Example("people <= 3 and top_share > 50%", {"people": 2, "top_share": None}),
    Example("people <= 3 or top_share > 50%", {"people": 2, "top_share": None}),
    Example("hhi - previous(hhi) >= 0.10", {"hhi": 0.35}, {"hhi": 0.25}),
    Example("hhi - previous(hhi) >= 0.10", {"hhi": 0.35}, {"hhi": None}),
    Example("top_share < previous(top_share) - 20%", {"top_share": 0.5}, {"top_share": 0.8}),
    Example("weeks_to_core > 8 w", {"weeks_to_core": 10.0}),
    Example("weeks_to_core > 8 w", {"weeks_to_core": (7.0, 12.0)}),
    Example("max(people, 2) / 4 < 1", {"people": 3}),
    Example("top_share / (top_share - 50%) > 1", {"top_share": 0.5}),
)
WRONG = (
    "peple <= 3",
    "top_share > 50",
    "people > 5%",
    "weeks_to_core > 8",
    "people = 3",
    "people => 3",
    "people <= 3 && hhi > 0.1",
    "1 < people < 3",
    "people",
    "not people",
    "previous(people + 1) > 2",
    "sum(people, 1) > 2",
    "people.real > 1",
    "(people > 1",
)


def outcomes() -> str:
    """Return a table of the examples with what each comes out as."""
    lines = ["| condition | measures | outcome |", "|---|---|---|"]
    for example in EXAMPLES:
        lines += [f"| `{example.when}` | {_worded(example)} | {outcome(example)} |"]
    return "\n".join(lines) + "\n"


def outcome(example: Example) -> str:
    """Return what an example comes out as, with the reason of an abstention."""
    condition = compile_condition(example.when, _METRICS, {}, ("area",))
    verdict = evaluate(condition, _measures(example.now).get, _measures(example.before).get)
    return f"{verdict.outcome} ({verdict.reason})" if verdict.reason else verdict.outcome


def mistakes() -> str:
    """Return a table of wrong conditions with what is said of each."""
    lines = ["| wrong | what is said |", "|---|---|"]
    for text in WRONG:
        lines += [f"| `{text}` | {said(text)} |"]
    return "\n".join(lines) + "\n"


def said(text: str, scope: Scope = "area") -> str:
    """Return the first mistake of a condition."""
    try:
        compile_condition(text, _METRICS, {}, (scope,))
    except ConditionError as error:
        return error.mistakes[0].message
    raise AssertionError(f"{text} is meant to be wrong")


def _measures(given: Mapping[str, Given]) -> dict[str, Measure]:
    return {name: measure_of(_METRICS[name], _value(one)) for name, one in given.items()}


def _value(given: Given) -> Value:
    if given is None:
        return Value(value=None, n=100, why_none="too_few")
    if isinstance(given, tuple):
        return Value(value=sum(given) / 2, low=given[0], high=given[1], n=100)
    return Value(value=given, n=100)


def _worded(example: Example) -> str:
    now = [f"{name} {measured(measure)}" for name, measure in _measures(example.now).items()]
    before = [f"before {measured(measure)}" for measure in _measures(example.before).values()]
    return ", ".join(now + before)
