"""How many people would know two areas if everyone's work were spread by chance."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import exp, lgamma

TAIL = 0.025
_NEGLIGIBLE = 1e-18


def both_by_chance(drawn: int, in_one: int, in_other: int, total: int) -> float:
    """Return P(X ≥ 2 and Y ≥ 2) for ``drawn`` area touches taken from ``total`` without replacement.

    X and Y count those that fall on the ``in_one`` and ``in_other`` touches of two areas
    (multivariate hypergeometric): 1 − P(X ≤ 1) − P(Y ≤ 1) + P(X ≤ 1 and Y ≤ 1).
    """
    rest = total - in_one - in_other
    assert rest >= 0, "two areas hold more touches than there are"

    def chance(of: int, taken: int) -> float:
        """P of one way to take ``taken`` from ``of`` touches and the others in a given way."""
        return _choices_over(of, taken, total, drawn)

    few_one = chance(total - in_one, drawn) + in_one * chance(total - in_one, drawn - 1)
    few_other = chance(total - in_other, drawn) + in_other * chance(total - in_other, drawn - 1)
    few_both = (
        chance(rest, drawn)
        + (in_one + in_other) * chance(rest, drawn - 1)
        + in_one * in_other * chance(rest, drawn - 2)
    )
    return min(1.0, max(0.0, 1 - few_one - few_other + few_both))


def low_quantile(probabilities: Iterable[float], tail: float = TAIL) -> int:
    """Return the smallest b at which the Poisson-binomial distribution function reaches ``tail``.

    Chances below 1e-18 are dropped at both ends, so that the work grows with the spread and not with
    the number of people.
    """
    first, distribution = 0, [1.0]
    for p in probabilities:
        if p > 0:
            stay, come = [*distribution, 0.0], [0.0, *distribution]
            distribution = [one * (1 - p) + other * p for one, other in zip(stay, come, strict=True)]
            while distribution[-1] < _NEGLIGIBLE:
                distribution.pop()
            gone = next(at for at, chance in enumerate(distribution) if chance >= _NEGLIGIBLE)
            first, distribution = first + gone, distribution[gone:]
    reached = 0.0
    for b, chance in enumerate(distribution, start=first):
        reached += chance
        if reached >= tail:
            return b
    return first + len(distribution) - 1


@cache
def _choices_over(n: int, k: int, total: int, drawn: int) -> float:
    """Return C(n, k) / C(total, drawn)."""
    if k < 0 or k > n:
        return 0.0
    return exp(_log_choose(n, k) - _log_choose(total, drawn))


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
