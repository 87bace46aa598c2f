"""What would have to change for a condition to come out differently."""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor
from typing import Literal

from lintorg.model.explanation import Change, Changes
from lintorg.model.measure import DURATIONS, Measure
from lintorg.policy.evaluate import Lookup, number_of, truth_of
from lintorg.policy.intervals import Interval
from lintorg.policy.typed import Condition, Operation, Reading, Typed, readings
from lintorg.policy.words import worded

_OPPOSITE = {"<": ">=", ">=": "<", ">": "<=", "<=": ">", "==": "!=", "!=": "=="}
_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
_SHAPES = {
    ">=": "{} or more",
    ">": "more than {}",
    "<=": "{} or less",
    "<": "less than {}",
    "==": "{}",
    "!=": "anything but {}",
}
_COUNTED = frozenset({"commits", "people", "areas", "pairs", "functions", "lines", "files", "quarters"})


def turning(condition: Condition, now: Lookup, previous: Lookup) -> Change | Changes:
    """Return what would end a breach, or what would make one of a pass or of what is undecided."""
    turn = _Turn(now, previous)
    return turn.to(condition.root, want=truth_of(condition.root, now, previous).value is not True)


class _Turn:
    """One walk over a condition for what is not yet as wanted: true, or no longer true."""

    def __init__(self, now: Lookup, previous: Lookup) -> None:
        self._now, self._previous = now, previous

    def to(self, node: Typed, *, want: bool) -> Change | Changes:
        assert isinstance(node, Operation)
        if node.operator == "not":
            return self.to(node.operands[0], want=not want)
        if node.operator not in ("and", "or"):
            return self._comparison(node, want=want)
        needed: Literal["any", "all"] = "all" if want is (node.operator == "and") else "any"
        missing = [part for part in node.operands if truth_of(part, self._now, self._previous).value is not want]
        found: list[Change | Changes] = []
        for change in (self.to(part, want=want) for part in missing):
            found.extend(change.of if isinstance(change, Changes) and change.needed == needed else [change])
        return found[0] if len(found) == 1 else Changes(needed=needed, of=tuple(found))

    def _comparison(self, node: Operation, *, want: bool) -> Change:
        """Solve a comparison for the first of this window's metrics that it depends on in a straight line."""
        for reading in readings(node):
            measure = self._now(reading.metric)
            line = None if reading.of == "previous" or measure is None else self._line(node, measure)
            if measure and line:
                start, slope = line
                operator = node.operator if want else _OPPOSITE[node.operator]
                operator = _MIRRORED.get(operator, operator) if slope < 0 else operator
                at = _values(operator, -start / slope, measure)
                return Change(
                    comparison=node.text, metric=reading.metric, at=at + self._end(operator, reading, want=want)
                )
        return Change(comparison=node.text)

    def _line(self, node: Operation, measure: Measure) -> tuple[float, float] | None:
        """Return left minus right at 0 and its slope, as the metric goes; None where that is no straight line."""
        points = [self._difference(node, measure, at) for at in (0.0, 1.0, 2.0)]
        if _has_corners(node, measure.metric) or any(point is None for point in points):
            return None
        zero, one, two = (point or 0.0 for point in points)
        slope = one - zero
        bent = abs(two - one - slope) > 1e-9 * max(1.0, abs(zero), abs(two))
        return None if bent or not slope else (zero, slope)

    def _difference(self, node: Operation, measure: Measure, at: float) -> float | None:
        """Return left minus right with one metric at a value and the others at theirs."""

        def now(metric: str) -> Measure | None:
            return _point(measure, at) if metric == measure.metric else _as_point(self._now(metric))

        left, right = (
            number_of(operand, now, lambda metric: _as_point(self._previous(metric))) for operand in node.operands
        )
        return left.low - right.low if isinstance(left, Interval) and isinstance(right, Interval) else None

    def _end(self, operator: str, reading: Reading, *, want: bool) -> str:
        """Say which end of an estimate's interval has to get there."""
        measure = self._now(reading.metric)
        if reading.of == "value" or measure is None or measure.low == measure.high or operator in ("==", "!="):
            return ""
        low = operator.startswith(">") is want
        return f" at the {'low' if low else 'high'} end of its interval"


def _has_corners(node: Typed, metric: str) -> bool:
    """Tell whether a metric stands within abs(), min() or max()."""
    if not isinstance(node, Operation):
        return False
    if node.operator in ("abs", "min", "max"):
        return any(reading.metric == metric for reading in readings(node))
    return any(_has_corners(operand, metric) for operand in node.operands)


def _point(measure: Measure, value: float | int) -> Measure:
    return replace(measure, value=value, low=value, high=value)


def _as_point(measure: Measure | None) -> Measure | None:
    return measure if measure is None or measure.value is None else _point(measure, measure.value)


def _values(operator: str, bound: float, measure: Measure) -> str:
    """Word the values of a metric for which ``value operator bound`` holds."""
    bound = round(bound, 9) + 0.0
    if measure.unit in _COUNTED:
        return _counts(operator, bound)
    if measure.unit == "share" and not _reachable(operator, bound):
        return "no value"
    if measure.unit in DURATIONS:
        return _SHAPES[operator].format(worded(DURATIONS[measure.unit] * bound, "duration"))
    return _SHAPES[operator].format(worded(bound, "share" if measure.unit == "share" else "number"))


def _reachable(operator: str, bound: float) -> bool:
    """Tell whether a share, from 0 to 1, can stand so to a bound."""
    return {">=": bound <= 1, ">": bound < 1, "<=": bound >= 0, "<": bound > 0, "==": 0 <= bound <= 1}.get(
        operator, True
    )


def _counts(operator: str, bound: float) -> str:
    """Word whole numbers from 0 on that stand so to a bound."""
    if operator in ("==", "!="):
        return _one_count(operator, bound)
    least, most = {
        ">=": (ceil(bound), None),
        ">": (floor(bound) + 1, None),
        "<=": (0, floor(bound)),
        "<": (0, ceil(bound) - 1),
    }[operator]
    if most is None:
        return f"{max(0, least)} or more"
    return "no value" if most < 0 else "0" if most == 0 else f"{most} or less"


def _one_count(operator: str, bound: float) -> str:
    if operator == "!=":
        return "1 or more" if bound == 0 else f"anything but {bound:g}"
    return f"{bound:g}" if bound >= 0 and bound == int(bound) else "no value"
