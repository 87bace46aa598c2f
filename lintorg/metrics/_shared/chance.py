"""How many people would know two areas if everyone's work were spread by chance."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, lgamma

TAIL = 0.025


def both_by_chance(drawn: int, in_one: int, in_other: int, total: int) -> float:
    """Return P(X ≥ 2 and Y ≥ 2) for ``drawn`` area touches taken from ``total`` without replacement.

    X and Y count those that fall on the ``in_one`` and ``in_other`` touches of two areas
    (multivariate hypergeometric).
    """
    rest = total - in_one - in_other

    def probability(*groups: tuple[int, int]) -> float:
        """P of exactly these (size, taken) groups, the remainder from everything else."""
        size = total - sum(group for group, _ in groups)
        taken = drawn - sum(take for _, take in groups)
        logs = [_log_choose(group, take) for group, take in (*groups, (size, taken))]
        return 0.0 if None in logs else exp(sum(filter(None, logs)) - (_log_choose(total, drawn) or 0.0))

    assert rest >= 0, "two areas hold more touches than there are"
    few_one = sum(probability((in_one, take)) for take in (0, 1))
    few_other = sum(probability((in_other, take)) for take in (0, 1))
    few_both = sum(probability((in_one, one), (in_other, other)) for one in (0, 1) for other in (0, 1))
    return min(1.0, max(0.0, 1 - few_one - few_other + few_both))


def low_quantile(probabilities: Iterable[float], tail: float = TAIL) -> int:
    """Return the smallest b at which the Poisson-binomial distribution function reaches ``tail``."""
    distribution = [1.0]
    for p in probabilities:
        if p > 0:
            kept = [chance * (1 - p) for chance in distribution] + [0.0]
            distribution = [stay + come * p for stay, come in zip(kept, [0.0, *distribution], strict=True)]
    reached = 0.0
    for b, chance in enumerate(distribution):
        reached += chance
        if reached >= tail:
            return b
    return len(distribution) - 1


def _log_choose(n: int, k: int) -> float | None:
    """Return ln C(n, k); None where there is no such choice."""
    if k < 0 or k > n:
        return None
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
