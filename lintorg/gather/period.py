"""Which window a scan judges: the options --window, --since, --until and --as-of."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime

from lintorg.model.dates import day
from lintorg.model.errors import CannotJudge, LintorgError
from lintorg.model.options import Period
from lintorg.model.tables import DAY, Window
from lintorg.model.text import safe

_DAYS = re.compile(r"(\d{1,5}) ?(d|w)?")
MAX_DAYS = 36_500


def parse_period(window: str | None, since: str | None, until: str | None, as_of: str | None) -> Period:
    """Read the four options; --until and --as-of both set the end.

    Raises:
        LintorgError: a value that cannot be read, or options that contradict each other.
    """
    if window and since:
        raise LintorgError("--window and --since both set where the window starts; give one of them")
    if until and as_of and until != as_of:
        raise LintorgError("--until and --as-of both set where the window ends; give one of them")
    end = until or as_of
    return Period(
        days=None if window is None else parse_days(window),
        since=None if since is None else _parse_time("--since", since, end_of_day=False),
        end=None if end is None else _parse_time("--until" if until else "--as-of", end, end_of_day=True),
    )


def parse_days(text: str) -> int:
    """Read a length such as ``90``, ``90d`` or ``26 w`` as days."""
    match = _DAYS.fullmatch(text.strip())
    days = int(match[1]) * (7 if match[2] == "w" else 1) if match else 0
    if not 0 < days <= MAX_DAYS:
        raise LintorgError(f"--window {safe(text)} is no length; write days or weeks, for example 365d or 26w")
    return days


def resolve(period: Period, *, default_days: int, head_time: int, now: float) -> Window:
    """Return the window: it ends at the head's committer date unless an end was given.

    Raises:
        CannotJudge: the head is dated in the future, so that "the last year" means nothing.
        LintorgError: the start is not before the end.
    """
    if period.end is None and head_time > now + DAY:
        raise CannotJudge(
            f"the head commit is dated {day(head_time)}, in the future; say which day to judge with --as-of DATE"
        )
    end = head_time if period.end is None else period.end
    start = end - (period.days or default_days) * DAY if period.since is None else period.since
    if start >= end:
        raise LintorgError(f"the window would start on {day(start)}, not before its end on {day(end)}")
    return Window(start=start, end=end)


def window_of(period: Period, days: int) -> Callable[[int], Window]:
    """Return what gives the window for the head's committer date; ``days`` is its length where nothing is said."""
    return lambda head_time: resolve(period, default_days=days, head_time=head_time, now=time.time())


def _parse_time(option: str, text: str, *, end_of_day: bool) -> int:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise LintorgError(f"{option} {safe(text)} is no date; write it as 2026-06-30") from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    whole_day = len(text.strip()) <= len("2026-06-30")
    return int(moment.timestamp()) + (DAY - 1 if end_of_day and whole_day else 0)
