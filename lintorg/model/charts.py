"""The six charts of a quarterly report: a title that says what it shows, and rows of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lintorg.model.measure import Unit

Change = Literal["up", "down", "none", "unknown"]
"""Whether a number lies outside of what it did before; ``unknown`` where that cannot be told."""
Number = float | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A metric in one quarter by itself; no value (``why_none`` says why) is a gap in the series.

    Quarters below the minimum sample are gaps. ``low`` and ``high`` are an estimate's interval.
    """

    quarter: str
    value: Number | None
    n: int = 0
    low: Number | None = None
    high: Number | None = None
    why_none: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A metric over the report's quarters, oldest first, and whether the last one is a change.

    ``centre``, ``lower`` and ``upper`` are the limits of an XmR chart of the eight quarters before the last:
    mean ± 2.66 · mean moving range (Wheeler 1993, Understanding Variation). They are None, and ``change`` is
    ``unknown``, where fewer than six of those, or not the last quarter, have a value.
    ``read_as`` words the outcome.
    """

    metric: str
    title: str
    subject: str
    unit: Unit
    version: int
    points: tuple[Point, ...]
    centre: float | None = None
    lower: float | None = None
    upper: float | None = None
    change: Change = "unknown"
    read_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOverRow:
    """An area in the year: its commits, and who besides its most active person could step in.

    ``before`` is that of the year that ended four quarters earlier. Areas of fewer than 20 commits are not
    ``judged``: with so few, nobody taking over says nothing.
    """

    area: str
    core: bool
    commits: int
    people: int | None
    successors: int | None
    before: int | None
    judged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOver:
    """Chart a: who could step in, now and four quarters ago; the fewest successors first."""

    title: str
    rows: tuple[TakeOverRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverRow:
    """An area, the people who know it and are still active, and whether it is ``due`` to be handed over.

    Due: by the roster's dates at most one of them is still there 182 days after the quarter, and someone leaves.
    """

    area: str
    core: bool
    commits: int
    familiar: int
    due: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """Chart b: what is about to be lost. Without rows, ``why_none`` is the reason code and ``how`` what to do."""

    title: str
    rows: tuple[HandoverRow, ...] = ()
    why_none: str | None = None
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayRow:
    """Weeks from the first commit to the first in core of those who came in a half-year (``2026H1``), or of a cohort.

    The median with its 95 % interval (Kaplan-Meier), watched until the quarter's end; ``high`` None with a value:
    longer than anyone was watched. ``people`` came then; of a cohort it is rounded to ten.
    """

    entry: str
    people: int
    weeks: float | None
    low: float | None = None
    high: float | None = None
    why_none: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WayToCore:
    """Chart c: by half-year of entry, oldest first; and early-career people beside the others, where allowed.

    ``why_no_cohorts`` is the reason code where there are no ``cohorts``.
    """

    title: str
    rows: tuple[WayRow, ...] = ()
    cohorts: tuple[WayRow, ...] = ()
    why_no_cohorts: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BridgeRow:
    """Two core areas, the people who know both, and the same of the year that ended four quarters earlier.

    ``chance`` is how many would know both at the least, were work spread by chance; ``below_chance`` is None where
    that is not judged. No ``people``: too few commits in one of the two.
    """

    one: str
    other: str
    people: int | None
    before: int | None
    chance: int | None = None
    below_chance: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridges:
    """Chart d: every pair of core areas (``areas``, in the order of the map), in alphabetical order."""

    title: str
    areas: tuple[str, ...] = ()
    rows: tuple[BridgeRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UpkeepRow:
    """A quarter: commits, the share that touches each upkeep area, and how many people carry half of the upkeep.

    Half of the commits that touch upkeep areas only. A share is None without commits.
    """

    quarter: str
    commits: int
    shares: tuple[float | None, ...]
    half_people: int | None
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """Chart e: a row for each quarter of the ``trend``; its ``shares`` are of ``areas``, in their order."""

    title: str
    areas: tuple[str, ...] = ()
    rows: tuple[UpkeepRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Chart f: effective contributors, change size (p50 and p90) and reverts on XmR charts."""

    title: str
    series: tuple[Series, ...] = ()
