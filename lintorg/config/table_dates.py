"""Dates as tables have them, each with one reading only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Literal

Order = Literal["day-first", "month-first"]

_TIME = r"(?:[T ]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d\d?)\2(\d\d?)" + _TIME)
_YEAR_LAST = re.compile(r"(\d\d?)([-/.])(\d\d?)\2(\d{4}|\d\d)" + _TIME)
_DAY_AND_NAME = re.compile(r"(\d\d?)\.?[- ]([A-Za-z]{3,9})\.?[- ,]+(\d{4})")
_NAME_AND_DAY = re.compile(r"([A-Za-z]{3,9})\.? (\d\d?),? (\d{4})")
_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_OPEN = frozenset({"", "-", "–", "—"})
_CENTURY = 2000


class UnclearDateError(ValueError):
    """A cell that is no date, or two."""


def read_date(text: str, order: Order | None) -> date | None:
    """Return the day that a cell means, None where it is blank.

    With dots the day comes first. With strokes it may come second: ``order`` says so, or there is one reading only.

    Raises:
        UnclearDateError: it is no day, or could be two; both readings are said.
    """
    cell = " ".join(text.split())
    if cell in _OPEN:
        return None
    readings = sorted(set(_readings(cell, order)))
    if not readings:
        raise UnclearDateError("is no date such as 2026-06-30")
    if len(readings) > 1:
        both = " or ".join(map(str, readings))
        raise UnclearDateError(f"could be {both}; write it so, or say --dates day-first or month-first")
    return readings[0]


def _readings(cell: str, order: Order | None) -> Iterator[date]:
    for year, month, day in _parts(cell, order):
        with suppress(ValueError):
            yield date(int(year), int(month), int(day))


def _parts(cell: str, order: Order | None) -> Iterator[tuple[int | str, int | str, int | str]]:
    """Yield year, month and day in each way that a cell can be read."""
    if found := _YEAR_FIRST.fullmatch(cell):
        if found[2] or len(found[3] + found[4]) == len("0131"):
            yield found[1], found[3], found[4]
    elif found := _YEAR_LAST.fullmatch(cell):
        yield from _year_last(found[1], found[2], found[3], found[4], order)
    elif found := _DAY_AND_NAME.fullmatch(cell):
        yield found[3], _month(found[2]), found[1]
    elif found := _NAME_AND_DAY.fullmatch(cell):
        yield found[3], _month(found[1]), found[2]


def _year_last(
    first: str, mark: str, second: str, year: str, order: Order | None
) -> Iterator[tuple[int | str, int | str, int | str]]:
    short = len(year) == len("26")
    whole = _CENTURY + int(year) if short else int(year)
    if order != "month-first" or mark == ".":
        yield whole, second, first
    if order != "day-first" and mark != ".":
        yield whole, first, second
    if short and order is None:
        yield _CENTURY + int(first), second, year


def _month(name: str) -> int:
    """Return a month's number by its English name or the start of it; 0 for what is none."""
    found = [number for number, month in enumerate(_MONTHS, start=1) if month.startswith(name.lower().rstrip("."))]
    return found[0] if found else 9 if name.lower() == "sept" else 0
