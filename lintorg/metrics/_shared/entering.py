"""The median time until something happens, among those watched from different ages on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

_LEAST_WATCHED = 10
_HALF = 0.5 - 1e-12
"""A sum of fiftieths may stay below one half by rounding alone."""


class Watched(NamedTuple):
    """From which age to which something was watched, and what ended it: ``event``, something else, or the watching."""

    start: float
    end: float
    event: bool
    other: bool = False


def incidence_median(watched: Sequence[Watched]) -> float | None:
    """Return the age at which the cumulative incidence of the event reaches one half; None where it never does.

    What else ends a watching competes (Aalen and Johansen 1978). Nothing is at risk before it is watched. It begins at
    the first age at which ten are watched: before, one event among few would decide all that follows (Lai and Ying
    1991).
    """
    starts, ends = sorted(one.start for one in watched), sorted(one.end for one in watched)
    happened: dict[float, tuple[int, int]] = {}
    for one in watched:
        if one.event or one.other:
            events, others = happened.get(one.end, (0, 0))
            happened[one.end] = events + one.event, others + one.other
    free, incidence, begun = 1.0, 0.0, False
    for age in sorted(happened):
        at_risk = bisect_left(starts, age) - bisect_left(ends, age)
        begun = begun or at_risk >= _LEAST_WATCHED
        if not begun:
            continue
        events, others = happened[age]
        incidence += free * events / at_risk
        free *= 1 - (events + others) / at_risk
        if incidence >= _HALF:
            return age
    return None
