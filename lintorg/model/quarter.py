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
