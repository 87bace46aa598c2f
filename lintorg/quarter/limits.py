"""Tells a change from noise: an XmR chart of a number's quarters (Wheeler 1993, Understanding Variation)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean
from typing import NamedTuple

from lintorg.model.quarterly import Change

NEEDED = 6
"""Earlier quarters with a value below which no limits are drawn."""
_SPREAD = 2.66
"""Three standard deviations over the mean moving range of two: 3 / 1.128."""


class Limits(NamedTuple):
    """Where the next value is to be expected: the mean, and the ends around it."""

    centre: float
    lower: float
    upper: float

    @property
    def flat(self) -> bool:
        """Whether the values were all alike, which leaves their noise unknown."""
        return self.lower == self.upper


def limits_of(before: Sequence[float | int | None]) -> Limits | None:
    """Return mean ± 2.66 · mean moving range of the quarters before, gaps left out; None where six are not known."""
    known = [value for value in before if value is not None]
    if len(known) < NEEDED:
        return None
    centre = fmean(known)
    spread = _SPREAD * fmean(abs(one - other) for one, other in pairwise(known))
    return Limits(centre, centre - spread, centre + spread)


def change_of(value: float | int | None, limits: Limits | None) -> Change:
    """Tell whether a value lies outside of the limits; unknown without either, or where they have no width."""
    if value is None or limits is None or (limits.flat and value != limits.centre):
        return "unknown"
    if limits.lower <= value <= limits.upper:
        return "none"
    return "up" if value > limits.upper else "down"
