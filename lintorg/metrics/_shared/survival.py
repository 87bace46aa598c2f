"""The median time until something happens, where it has not yet happened to everyone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import exp, log, sqrt
from typing import NamedTuple

from lintorg.metrics._shared.intervals import Z

Span = tuple[float, bool]
"""How long someone was watched, and whether it happened then; else the watching ended before it did."""


class Median(NamedTuple):
    """When it has happened to half, with its 95 % interval; ``high`` is None where the interval has no end."""

    value: float
    low: float
    high: float | None


def median(spans: Sequence[Span]) -> Median | None:
    """Return the median by Kaplan and Meier (1958), None where it has not happened to half.

    The interval holds the times at which the band around the curve leaves one half (Brookmeyer and Crowley 1982);
    the band is Greenwood's variance on the scale of log(-log S).
    """
    value = low = high = None
    for time, survival, below, above in _curve(spans):
        value = time if value is None and survival <= 0.5 else value
        low = time if low is None and below <= 0.5 else low
        high = time if high is None and above <= 0.5 else high
    if value is None:
        return None
    return Median(value, value if low is None else low, high)


def _curve(spans: Sequence[Span]) -> Iterator[tuple[float, float, float, float]]:
    """Yield (time, survival from then on, lower and upper end of its band) wherever it happened to someone."""
    happened = Counter(time for time, event in spans if event)
    survival, greenwood, above = 1.0, 0.0, 1.0
    for time, events in sorted(happened.items()):
        at_risk = sum(watched >= time for watched, _ in spans)
        survival *= 1 - events / at_risk
        if not survival:  # nobody is left, and the variance has no value: the band stays as high as it was
            yield time, 0.0, 0.0, above
            return
        greenwood += events / (at_risk * (at_risk - events))
        spread = Z * sqrt(greenwood) / -log(survival)
        above = survival ** exp(-spread)
        yield time, survival, survival ** exp(spread), above
