"""How long a new file waits for its second hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import ceil, fsum, sqrt

from lintorg.metrics._shared.entering import Watched, incidence_median
from lintorg.metrics._shared.intervals import Z
from lintorg.model.hands import HandedFile, Hands
from lintorg.model.measure import TOO_FEW, Metric, Value
from lintorg.model.tables import DAY, Window

METRIC = Metric(
    title="days until a new file has a second hand",
    definition=(
        "Median days from a source file's first commit in the window to the first by somebody who did not begin it: "
        "the age at which that has happened to half of the files. A file is watched from its third commit on, so that "
        "what is tried once and dropped does not count, until its deletion, which competes, or the window's end. No "
        "value where fewer than half get there. n counts the watched files. The interval leaves out one week of births "
        "at a time. It describes; no study was found that ties it to anything."
    ),
    unit="days",
    scopes=("repo",),
    fact=False,
    minimum=30,
    on_demand=True,
    source="Aalen and Johansen 1978; interval: delete-one-week jackknife",
)
_FILES = 30
_WEEK = 7 * DAY


def measure(hands: Hands, window: Window) -> Value:
    """Take the median over the files that were begun in the window."""
    weeks: dict[int, list[Watched]] = defaultdict(list)
    for file in hands.begun:
        if (one := _watched(file, window.end)) is not None:
            weeks[(window.end - file.born) // _WEEK].append(one)
    files = [one for week in weeks.values() for one in week]
    value = incidence_median(files) if len(files) >= _FILES else None
    if value is None:
        return Value(value=None, n=len(files), why_none=TOO_FEW if len(files) < _FILES else "not_half")
    low, high = _interval(value, list(weeks.values()), window)
    return Value(value=value, low=low, high=high, n=len(files))


def _watched(file: HandedFile, end: int) -> Watched | None:
    """Return how long a file was watched, in days from its birth; None where it had a second hand before that."""
    until = min(time for time in (file.shared, file.deleted, end) if time is not None)
    if file.settled is None or file.settled >= until:
        return None
    start, stop = ((time - file.born) / DAY for time in (file.settled, until))
    return Watched(start, stop, event=until == file.shared, other=until not in (file.shared, end))


def _interval(value: float, weeks: Sequence[Sequence[Watched]], window: Window) -> tuple[float, float]:
    """Return the ends of 95 %: where a week decides whether half get there at all, the upper one is the window."""
    without = [
        incidence_median([one for other in weeks if other is not left_out for one in other]) for left_out in weeks
    ]
    told = [one for one in without if one is not None]
    longest = float(ceil(window.length / DAY))
    if len(told) < 2:
        return 0.0, longest
    mean = fsum(told) / len(told)
    reach = Z * sqrt((len(told) - 1) / len(told) * fsum((one - mean) ** 2 for one in told))
    return max(0.0, value - reach), longest if len(told) < len(without) else min(longest, value + reach)
