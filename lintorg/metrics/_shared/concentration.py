"""Simpson's unbiased concentration, which two metrics express."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from lintorg.model.tables import PersonId


def unbiased_hhi(credit: Mapping[PersonId, int], commits: int) -> Fraction | None:
    """Return (N·Σp² − 1)/(N − 1) over N commits; None when there are fewer than two.

    The chance that two different commits are of one person; the plain Σp² is too high by about
    (1 − Σp²)/N (Simpson 1949).
    """
    total = sum(credit.values())
    if commits < 2 or not total:
        return None
    squares = Fraction(sum(units * units for units in credit.values()), total * total)
    return (commits * squares - 1) / (commits - 1)
