"""Values in words."""

from __future__ import annotations

from lintorg.model.measure import DURATIONS, SECONDS, Measure
from lintorg.policy.intervals import Interval
from lintorg.policy.typed import Type


def measured(measure: Measure) -> str:
    """Word a measure: ``9``, ``62% (55%-69%)``, ``unknown (too_few)``."""
    if measure.value is None:
        return f"unknown ({measure.why_none})"
    unit: Type = "share" if measure.unit == "share" else "duration" if measure.unit in DURATIONS else "number"
    scale = DURATIONS.get(measure.unit, 1)
    value, low, high = (
        worded(scale * (measure.value if end is None else end), unit)
        for end in (measure.value, measure.low, measure.high)
    )
    return value if low == high else f"{value} ({low}-{high})"


def spanned(interval: Interval, unit: Type) -> str:
    """Word an interval: ``0.15``, ``55%-69%``."""
    low, high = worded(interval.low, unit), worded(interval.high, unit)
    return low if low == high else f"{low}-{high}"


def parameter(value: float | str) -> str:
    """Word a parameter: as written, or its number."""
    return value if isinstance(value, str) else _digits(value)


def worded(number: float, unit: Type) -> str:
    """Word a number, a share as percent, or seconds as the largest unit that fits, to four digits."""
    if unit == "share":
        return f"{_digits(100 * number)}%"
    if unit != "duration":
        return _digits(number)
    name, seconds = next(
        ((name, seconds) for name, seconds in reversed(SECONDS.items()) if abs(number) >= seconds), ("s", 1)
    )
    return f"{_digits(number / seconds)} {name}"


def _digits(number: float) -> str:
    number += 0.0  # not "-0"
    return f"{number:.0f}" if abs(number) >= 1000 else f"{number:.4g}"
