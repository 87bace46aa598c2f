"""Which quarter a report is about, and the quarters that it is compared with."""

from __future__ import annotations

import re

from lintorg.model.dates import day
from lintorg.model.errors import CannotJudge, LintorgError
from lintorg.model.quarter import Quarter, quarter_of
from lintorg.model.tables import DAY, Window
from lintorg.model.text import safe

BEFORE = 8
"""Quarters before the report's own, from which the limits of change are computed."""
_NAME = re.compile(r"(\d{4})-?[Qq]([1-4])", re.ASCII)
_EARLIEST, _LATEST = Quarter(1970, 1), Quarter(9998, 4)


def parse_quarter(text: str) -> Quarter:
    """Read a quarter such as ``2026Q3``.

    Raises:
        LintorgError: it is none.
    """
    match = _NAME.fullmatch(text.strip())
    quarter = Quarter(int(match[1]), int(match[2])) if match else None
    if quarter is None or not _EARLIEST <= quarter <= _LATEST:
        raise LintorgError(f"--quarter {safe(text)} is no quarter; write it as 2026Q3")
    return quarter


def resolve_quarter(asked: Quarter | None, *, first: int, head: int, now: float) -> Quarter:
    """Return the quarter to report on: the asked one, or the last that ended at or before the head's date.

    ``first`` and ``head`` are the committer dates of the earliest commit and of the head. Where no quarter that
    has a commit is over yet, the unfinished one is all there is, and is reported.

    Raises:
        CannotJudge: there is no commit that early, or the head is dated in the future.
        LintorgError: the quarter is not over.
    """
    current = quarter_of(head)
    last = max(current if current.end <= head else current.back(1), quarter_of(first))
    if asked is None and head > now + DAY:
        raise CannotJudge(f"the head commit is dated {day(head)}, in the future; say which quarter with --quarter")
    quarter = asked or last
    if quarter.end < first:
        raise CannotJudge(
            f"{quarter.name} ended before the first commit, which is of {day(first)}; ask for {quarter_of(first).name} "
            "or later"
        )
    if quarter > last:
        raise LintorgError(
            f"{quarter.name} is not over: the head commit is of {day(head)}. "
            f"Fetch newer commits, or ask for {last.name}"
        )
    return quarter


def quarters_up_to(quarter: Quarter) -> tuple[Quarter, ...]:
    """Return the quarters of the report's series, oldest first."""
    return tuple(quarter.back(number) for number in range(BEFORE, -1, -1))


def span_of(quarters: tuple[Quarter, ...]) -> Window:
    """Return the time that holds all windows the report judges: the year up to the first quarter of the trend."""
    return Window(start=quarters[1].year_window.start, end=quarters[-1].end)
