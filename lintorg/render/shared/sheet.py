"""A sheet of numbers, each on a line of its own, that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass

from lintorg.model.quarterly import Number, Series
from lintorg.model.text import safe

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the start of a formula."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One number: of which part of the report, quarter, subject and metric; or a text in ``note``."""

    part: str
    quarter: str = ""
    subject: str = ""
    metric: str = ""
    unit: str = ""
    value: Number | bool | None = None
    low: Number | None = None
    high: Number | None = None
    n: int | None = None
    note: str | None = None


HEADER = tuple(Line.__slots__)


def sheet(lines: Iterable[Line]) -> str:
    """Return lines as CSV, a header line first."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(tuple(map(_cell, astuple(line))) for line in lines)
    return text.getvalue()


def _cell(value: object) -> object:
    """Return a cell that no spreadsheet runs; numbers to 6 digits."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, str):
        text = safe(value)
        return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
    return value


def series_lines(series: Series, about: str) -> Iterator[Line]:
    """Yield a line for each quarter of a series, and one for the limits of its last."""
    metric, unit = series.metric, series.unit
    for point in series.points:
        yield Line(
            part="series",
            quarter=point.quarter,
            subject=about,
            metric=metric,
            unit=unit,
            value=point.value,
            low=point.low,
            high=point.high,
            n=point.n,
            note=point.why_none,
        )
    yield Line(
        part="limits",
        quarter=series.points[-1].quarter,
        subject=about,
        metric=metric,
        unit=unit,
        value=series.centre,
        low=series.lower,
        high=series.upper,
        note=series.change,
    )
