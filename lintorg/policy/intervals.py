"""Interval arithmetic, and comparisons that may be undecided."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

Comparison = Callable[["Interval", "Interval"], bool | None]


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` to ``high``, ends included; a fact has equal ends."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high or math.isinf(self.low) or math.isinf(self.high):
            raise ValueError("an interval needs two finite ends in order")


def between(one: float, other: float) -> Interval | None:
    """Return the interval between two numbers in any order; None when one is not finite."""
    if not (math.isfinite(one) and math.isfinite(other)):
        return None
    return Interval(min(one, other), max(one, other))


def add(a: Interval, b: Interval) -> Interval | None:
    """Return every sum."""
    return between(a.low + b.low, a.high + b.high)


def subtract(a: Interval, b: Interval) -> Interval | None:
    """Return every difference."""
    return between(a.low - b.high, a.high - b.low)


def multiply(a: Interval, b: Interval) -> Interval | None:
    """Return every product."""
    corners = (a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high)
    return between(min(corners), max(corners))


def divide(a: Interval, b: Interval) -> Interval | None:
    """Return every quotient; None when the divisor may be zero."""
    if b.low <= 0 <= b.high:
        return None
    corners = (a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high)
    return between(min(corners), max(corners))


def negate(a: Interval) -> Interval:
    """Return every number with its sign changed."""
    return Interval(-a.high, -a.low)


def absolute(a: Interval) -> Interval:
    """Return every distance from zero."""
    ends = (abs(a.low), abs(a.high))
    return Interval(0.0 if a.low <= 0 <= a.high else min(ends), max(ends))


def minimum(a: Interval, b: Interval) -> Interval:
    """Return the smaller one of every two numbers."""
    return Interval(min(a.low, b.low), min(a.high, b.high))


def maximum(a: Interval, b: Interval) -> Interval:
    """Return the larger one of every two numbers."""
    return Interval(max(a.low, b.low), max(a.high, b.high))


def less(a: Interval, b: Interval) -> bool | None:
    """Tell whether all of ``a`` lies below all of ``b``, none does, or neither."""
    if _snap(a.high) < _snap(b.low):
        return True
    return False if _snap(a.low) >= _snap(b.high) else None


def equal(a: Interval, b: Interval) -> bool | None:
    """Tell whether both are the same single number, share no number, or neither."""
    if _snap(a.high) < _snap(b.low) or _snap(b.high) < _snap(a.low):
        return False
    return True if len({_snap(end) for end in (a.low, a.high, b.low, b.high)}) == 1 else None


def complement(truth: bool | None) -> bool | None:  # noqa: FBT001  # a truth value is what this is about
    """Return the Kleene negation: what is undecided stays so."""
    return None if truth is None else not truth


COMPARE: dict[str, Comparison] = {
    "<": less,
    ">": lambda a, b: less(b, a),
    "<=": lambda a, b: complement(less(b, a)),
    ">=": lambda a, b: complement(less(a, b)),
    "==": equal,
    "!=": lambda a, b: complement(equal(a, b)),
}


def _snap(number: float) -> float:
    """Round away float noise, so that 80% - 20% is 60%; rounding keeps the order of numbers."""
    return round(float(f"{number:.12g}"), 12)
