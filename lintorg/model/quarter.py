"""Quarters of the calendar, in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from lintorg.model.tables import DAY, Window

YEAR = 365 * DAY


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a calendar year; its times are seconds UTC.

    As of a window, ``start`` (the last second before it) is left out and ``end`` (its last second) included.
    """

    year: int
    number: int

    @property
    def name(self) -> str:
        """How it is written: ``2026Q3``."""
        return f"{self.year}Q{self.number}"

    @property
    def start(self) -> int:
        """The last second before the quarter."""
        return self.back(1).end

    @property
    def end(self) -> int:
        """The quarter's last second."""
        year, month = (self.year + 1, 1) if self.number == 4 else (self.year, 3 * self.number + 1)
        return int(datetime(year, month, 1, tzinfo=UTC).timestamp()) - 1

    @property
    def window(self) -> Window:
        """The quarter alone."""
        return Window(start=self.start, end=self.end)

    @property
    def year_window(self) -> Window:
        """The 365 days that end with the quarter."""
        return Window(start=self.end - YEAR, end=self.end)

    def back(self, quarters: int) -> Quarter:
        """Return the quarter so many quarters earlier."""
        year, number = divmod(4 * self.year + self.number - 1 - quarters, 4)
        return Quarter(year, number + 1)


def quarter_of(time: int) -> Quarter:
    """Return the quarter that holds an instant."""
    moment = datetime.fromtimestamp(time, UTC)
    return Quarter(moment.year, (moment.month + 2) // 3)


def half_years(last: Quarter, count: int) -> tuple[tuple[str, Window], ...]:
    """Return (name such as ``2026H1``, window) of so many half-years, oldest first, the last with a quarter in it."""
    second = Quarter(last.year, 2 if last.number <= 2 else 4)
    ends = [second.back(2 * back) for back in range(count - 1, -1, -1)]
    return tuple((f"{end.year}H{end.number // 2}", Window(start=end.back(1).start, end=end.end)) for end in ends)
