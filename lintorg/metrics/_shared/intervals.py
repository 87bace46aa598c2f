"""Intervals of shares: Wilson's score interval, widened for commits that come in bursts."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt

from lintorg.model.measure import TOO_FEW, Value
from lintorg.model.subject import REPO
from lintorg.model.tables import DAY, Window

Z = 1.959964
"""The normal quantile of a two-sided interval at 95 %."""
_BIN = 7 * DAY
_BINS_NEEDED = 12
_CAUTIOUS = 3.0
"""The design effect where the commits themselves say too little about it."""


def share_of_events(events: Sequence[tuple[int, float]], window: Window, *, subject: str = REPO) -> Value:
    """Return the share of commits or merges that count, with its 95 % interval.

    Events are (time, how much of it counts, from 0 to 1) in the window.
    """
    n = len(events)
    if not n:
        return Value(value=None, n=0, subject=subject, why_none=TOO_FEW)
    p = sum(part for _, part in events) / n
    low, high = wilson(p, n / design_effect(events, window))
    return Value(value=p, low=low, high=high, n=n, subject=subject)


def wilson(p: float, n: float) -> tuple[float, float]:
    """Return Wilson's score interval (1927) of a share ``p`` of ``n``; the share itself always lies in it."""
    middle = p + Z * Z / (2 * n)
    reach = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    low, high = ((middle + sign * reach) / (1 + Z * Z / n) for sign in (-1, 1))
    return max(0.0, min(low, p)), min(1.0, max(high, p))


def design_effect(events: Sequence[tuple[int, float]], window: Window) -> float:
    """Return how many times the variance of the share is that of independent commits, 1 at the least.

    Clusters are weeks counted back from the window's end, empty ones too (the variance of a ratio over
    clusters: Cochran 1977, Sampling Techniques). Where the share is 0 or 1, or fewer than 12 weeks have
    a commit, the weeks cannot tell: then 3.
    """
    n = len(events)
    p = sum(part for _, part in events) / n
    weeks: dict[int, tuple[float, int]] = {}
    for time, part in events:
        week = (window.end - time) // _BIN
        counted, number = weeks.get(week, (0.0, 0))
        weeks[week] = counted + part, number + 1
    if p <= 0 or p >= 1 or len(weeks) < _BINS_NEEDED:
        return _CAUTIOUS
    bins = ceil(window.length / _BIN)
    spread = sum((counted - p * number) ** 2 for counted, number in weeks.values())
    return max(1.0, bins / (bins - 1) * spread / (n * p * (1 - p)))
