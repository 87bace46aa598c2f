"""The quarterly report, ready to be rendered: every number, title and sentence that a format shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from lintorg.model.charts import (
    BridgeRow,
    Bridges,
    Change,
    Flow,
    Handover,
    HandoverRow,
    Number,
    Point,
    Series,
    TakeOver,
    TakeOverRow,
    Upkeep,
    UpkeepRow,
    WayRow,
    WayToCore,
)
from lintorg.model.finding import Finding
from lintorg.model.measure import Measure
from lintorg.model.quarter import Quarter
from lintorg.model.report import Counts, Repository
from lintorg.model.rule import Outcome
from lintorg.model.tables import Guard, Placement

__all__ = [
    "Action",
    "BridgeRow",
    "Bridges",
    "Change",
    "Comparison",
    "Difference",
    "Event",
    "Flow",
    "Handover",
    "HandoverRow",
    "HotFunctions",
    "HotRow",
    "Number",
    "Point",
    "QualityRow",
    "QuarterReport",
    "Series",
    "TakeOver",
    "TakeOverRow",
    "TrendedFinding",
    "Upkeep",
    "UpkeepRow",
    "WayRow",
    "WayToCore",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that was to be done about an area, and how many people could step in then and now.

    ``when`` is a day (``2026-05-20``). ``before`` is the number at the end of the last quarter before that day,
    ``now`` at the report's; both are of the year that ends there. ``moved`` compares the two; ``outcome`` says so
    in words.
    """

    area: str
    what: str
    when: str
    before: int | None
    now: int | None
    moved: Change
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to the team, to be drawn as a line: a day, and the report's quarter that holds it.

    ``place`` is where in the report's quarters it lies: 0 at the start of the first, 1 at its end, and so on.
    """

    when: str
    what: str
    quarter: str
    place: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendedFinding:
    """A finding of the year, and what the same rule said about the subject in the years that ended with each quarter.

    ``outcomes`` are of the report's ``trend``, oldest first, the finding's own last; None where nobody looked.
    ``facts`` are the numbers it was judged by, ``hints`` commands that say more of a breach.
    """

    finding: Finding
    outcomes: tuple[Outcome | None, ...] = ()
    facts: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()

    @property
    def breaches(self) -> int:
        """In how many of the quarters it was a breach."""
        return self.outcomes.count("breach")

    @property
    def judged(self) -> int:
        """In how many of the quarters it was judged."""
        return len(self.outcomes) - self.outcomes.count(None) - self.outcomes.count("abstained")


@dataclass(frozen=True, slots=True, kw_only=True)
class HotRow:
    """An area and how many of its functions changed often by one person's hand alone; ``functions`` names some."""

    area: str
    count: int
    functions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HotFunctions:
    """Functions in core areas, changed in five or more of the year's commits, all by one person.

    Without rows and with ``why_none``, nobody looked; without both, there are none.
    """

    rows: tuple[HotRow, ...] = ()
    why_none: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityRow:
    """One fact about the data, in words: ``what`` is a short label, ``says`` the number and its context."""

    what: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A number or a finding's outcome that differs from the earlier report's; text, as both are shown."""

    what: str
    subject: str
    before: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What differs from an earlier report: its quarter and head, and the differences."""

    quarter: str
    head: str
    differences: tuple[Difference, ...] = ()


class Sentences(NamedTuple):
    """The front page: what moved beyond noise, what did not, which core area is most at risk, what to try first."""

    moved: str
    stayed: str
    at_risk: str
    to_try: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterReport:
    """Everything a format may show of a repository's quarter.

    ``repository`` holds the 365 days that end with the quarter as its window. ``quarters`` are those of every
    series, oldest first, the report's own last: nine, since limits of change need the eight before.
    """

    repository: Repository
    quarter: Quarter
    quarters: tuple[Quarter, ...]
    quarter_commits: int
    quarter_people: int
    roster: bool
    sentences: Sentences
    take_over: TakeOver
    handover: Handover
    way_to_core: WayToCore
    bridges: Bridges
    upkeep: Upkeep
    flow: Flow
    actions: tuple[Action, ...] = ()
    events: tuple[Event, ...] = ()
    series: tuple[Series, ...] = ()
    """Every metric of the repository that has a series, those of the chart of flow among them."""
    measures: tuple[Measure, ...] = ()
    """Every measure of the year's window."""
    findings: tuple[TrendedFinding, ...] = ()
    """All outcomes, breaches and others, as a scan has them."""
    counts: Counts = field(default_factory=Counts)
    hot_functions: HotFunctions = field(default_factory=HotFunctions)
    guards: tuple[Guard, ...] = ()
    placement: Placement = field(default_factory=Placement)
    quality: tuple[QualityRow, ...] = ()
    methods: tuple[str, ...] = ()
    """How the numbers are made, a sentence each."""
    limits: tuple[str, ...] = ()
    """What they cannot tell."""
    not_for: tuple[str, ...] = ()
    """What the report must not be used for."""
    notes: tuple[str, ...] = ()
    """What else must be said of this repository."""
    against: Comparison | None = None

    @property
    def trend(self) -> tuple[Quarter, ...]:
        """The last eight quarters, the report's own last."""
        return self.quarters[-8:]
