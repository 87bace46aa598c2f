"""Intervals of comparisons between two groups of people, by leaving out one person at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache
from math import atan, cos, exp, fsum, log, pi, sin, sqrt

from lintorg.model.tables import PersonId

_LEVEL = 0.95
_MILLION = log(1e6)


def jackknife(
    groups: Collection[Collection[PersonId]], theta: Callable[[PersonId | None], float]
) -> tuple[float, float, float]:
    """Return an estimate with its 95 % interval: (θ, low, high).

    ``theta`` estimates without one person, without nobody where that is None. People, not commits, are the
    units: SE² = Σ over groups (n − 1)/n · Σ (θ without i − their mean)², and the interval reaches as far as
    Student's t with the smaller group's n − 1 degrees of freedom says (Efron and Stein 1981, Annals of
    Statistics 9). Each group needs two people.
    """
    estimate = theta(None)
    reach = t_quantile(min(map(len, groups)) - 1) * sqrt(fsum(_variance(group, theta) for group in groups))
    return estimate, estimate - reach, estimate + reach


def _variance(group: Collection[PersonId], theta: Callable[[PersonId | None], float]) -> float:
    n = len(group)
    without = [theta(person) for person in group]
    mean = fsum(without) / n
    return (n - 1) / n * fsum((one - mean) ** 2 for one in without)


def antilog(theta: float) -> float:
    """Return e^θ, at most a million: from there on an interval has no end worth telling."""
    return exp(min(theta, _MILLION))


@cache
def t_quantile(freedom: int) -> float:
    """Return the t that Student's distribution stays within, on both sides, 95 % of the time."""
    low, high = 1.0, 13.0
    while high - low > 1e-12 * high:
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < _LEVEL else (low, middle)
    return high


def _within(t: float, freedom: int) -> float:
    """Return P(|T| ≤ t): a finite sum for whole degrees of freedom (Abramowitz and Stegun 26.7.3 and 26.7.4)."""
    angle = atan(t / sqrt(freedom))
    odd = freedom % 2
    term = cos(angle) if odd else 1.0
    total = term if freedom > 1 else 0.0
    for k in range(2 + odd, freedom - 1, 2):
        term *= (k - 1) / k * cos(angle) ** 2
        total += term
    return 2 / pi * (angle + sin(angle) * total) if odd else sin(angle) * total
