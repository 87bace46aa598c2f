"""Evaluates conditions over measures: three truth values, intervals, and the reason of every gap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lintorg.model.measure import DURATIONS, TOO_FEW, Measure
from lintorg.model.rule import Outcome
from lintorg.policy import intervals
from lintorg.policy.intervals import Interval
from lintorg.policy.typed import Condition, Constant, Operation, Reading, Typed
from lintorg.policy.words import measured, spanned

Lookup = Callable[[str], Measure | None]

_ARITHMETIC: dict[str, Callable[..., Interval | None]] = {
    "+": intervals.add,
    "-": intervals.subtract,
    "*": intervals.multiply,
    "/": intervals.divide,
    "min": intervals.minimum,
    "max": intervals.maximum,
    "abs": intervals.absolute,
    "negate": intervals.negate,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a condition says of a subject: ``reason`` is the code of an abstention.

    ``truths`` holds what each comparison and each ``and``, ``or``, ``not`` came out as, by its text.
    """

    outcome: Outcome
    reason: str | None = None
    explanation: tuple[str, ...] = ()
    truths: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A number that is not known, for a reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class Truth:
    """True, false, or None: undecided, or unknown when there is a reason."""

    value: bool | None
    reason: str | None = None

    def __str__(self) -> str:
        if self.value is not None:
            return "true" if self.value else "false"
        return "unknown" if self.reason else "undecided"


def evaluate(condition: Condition, now: Lookup, previous: Lookup) -> Verdict:
    """Judge one subject; the lookups return its measure of a metric, in this window and the one before.

    A result that is not decided is abstained when a measure without a value has a part in it.
    """
    evaluation = _Evaluation(now, previous)
    truth = evaluation.truth(condition.root)
    if truth.value is None:
        outcome: Outcome = "abstained" if truth.reason else "undecided"
    else:
        outcome = "breach" if truth.value else "pass"
    return Verdict(
        outcome=outcome, reason=truth.reason, explanation=tuple(evaluation.lines), truths=dict(evaluation.truths)
    )


def truth_of(node: Typed, now: Lookup, previous: Lookup) -> Truth:
    """Evaluate a comparison, or an ``and``, ``or``, ``not``."""
    return _Evaluation(now, previous).truth(node)


def number_of(node: Typed, now: Lookup, previous: Lookup) -> Interval | Unknown:
    """Evaluate a part of a comparison: shares are ratios, durations seconds."""
    return _Evaluation(now, previous).number(node)


class _Evaluation:
    """One walk over a condition, noting each sub-expression with its value."""

    def __init__(self, now: Lookup, previous: Lookup) -> None:
        self.lines: list[str] = []
        self.truths: dict[str, str] = {}
        self._now, self._previous = now, previous

    def truth(self, node: Typed, *, inner: bool = False) -> Truth:
        assert isinstance(node, Operation)
        if node.operator not in ("and", "or", "not"):
            return self._comparison(node)
        operands = [self.truth(operand, inner=True) for operand in node.operands]
        if node.operator == "not":
            truth = Truth(intervals.complement(operands[0].value), operands[0].reason)
        else:
            truth = _joined(operands, absorbing=node.operator == "or")
        self.truths[node.text] = str(truth)
        if inner:
            self._note(f"{node.text}  {truth}")
        return truth

    def _comparison(self, node: Operation) -> Truth:
        left, right = sides = [self.number(operand) for operand in node.operands]
        shown = [
            self._worded(operand, side)
            for operand, side in zip(node.operands, sides, strict=True)
            if not _is_literal(operand)
        ]
        truth = _compared(node.operator, left, right)
        self.truths[node.text] = str(truth)
        values = f"[{' against '.join(shown)}] " if shown else ""
        self._note(f"{node.text}  {values}{truth}")
        return truth

    def number(self, node: Typed, *, inner: bool = False) -> Interval | Unknown:
        if isinstance(node, Constant):
            return Interval(node.value, node.value)
        if isinstance(node, Reading):
            found = _interval(self._measure(node), node)
            if inner:
                self._note(f"{node.text}  [{self._worded(node, found)}]")
            return found
        return _calculated(node.operator, [self.number(operand, inner=True) for operand in node.operands])

    def _note(self, line: str) -> None:
        if line not in self.lines:
            self.lines.append(line)

    def _measure(self, node: Reading) -> Measure | None:
        return (self._previous if node.of == "previous" else self._now)(node.metric)

    def _worded(self, node: Typed, found: Interval | Unknown) -> str:
        if isinstance(found, Unknown):
            return f"unknown ({found.reason})"
        measure = self._measure(node) if isinstance(node, Reading) and node.of != "value" else None
        return measured(measure) if measure else spanned(found, node.type)


def _is_literal(node: Typed) -> bool:
    return isinstance(node, Constant) and not node.named


def _interval(measure: Measure | None, node: Reading) -> Interval | Unknown:
    if measure is None or measure.value is None:
        return Unknown(measure.why_none or TOO_FEW if measure else TOO_FEW)
    scale = DURATIONS.get(measure.unit, 1)
    ends = (measure.value,) * 2 if node.of == "value" else (measure.low, measure.high)
    try:
        low, high = (float(measure.value if end is None else end) * scale for end in ends)
    except OverflowError:
        return Unknown(TOO_FEW)
    return intervals.between(low, high) or Unknown(TOO_FEW)


def _calculated(operator: str, operands: list[Interval | Unknown]) -> Interval | Unknown:
    """Calculate; a sample so small that a divisor may be zero leaves the result unknown."""
    known = [operand for operand in operands if isinstance(operand, Interval)]
    unknown = [operand for operand in operands if isinstance(operand, Unknown)]
    if unknown:
        return unknown[0]
    function, result = _ARITHMETIC[operator], known[0]
    if len(known) == 1:
        return function(result) or Unknown(TOO_FEW)
    for operand in known[1:]:
        found = function(result, operand)
        if found is None:
            return Unknown(TOO_FEW)
        result = found
    return result


def _compared(operator: str, left: Interval | Unknown, right: Interval | Unknown) -> Truth:
    for side in (left, right):
        if isinstance(side, Unknown):
            return Truth(None, side.reason)
    assert isinstance(left, Interval)
    assert isinstance(right, Interval)
    return Truth(intervals.COMPARE[operator](left, right))


def _joined(operands: list[Truth], *, absorbing: bool) -> Truth:
    """Join by Kleene's ``or`` when true is absorbing, by his ``and`` when false is."""
    if any(operand.value is absorbing for operand in operands):
        return Truth(absorbing)
    if all(operand.value is not None for operand in operands):
        return Truth(not absorbing)
    return Truth(None, next((operand.reason for operand in operands if operand.reason), None))
