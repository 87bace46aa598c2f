"""The quarterly report, ready to be rendered: every number, title and sentence that a format shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from lintorg.model.finding import Finding
from lintorg.model.measure import Measure, Unit
from lintorg.model.quarter import Quarter
from lintorg.model.report import Counts, Repository
from lintorg.model.rule import Outcome
from lintorg.model.tables import Guard, Placement

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
class Action:
    """Something that was to be done about an area, and how many people could take the area over then and now.

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
class TakeOverRow:
    """An area in the year: its commits, and who besides its most active person could take it over.

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
    """Chart a: who could take over, now and four quarters ago; the fewest successors first."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendedFinding:
    """A finding of the year, and what the same rule said about the subject in the years that ended with each quarter.

    ``outcomes`` are of the report's ``trend``, oldest first, the finding's own last; None where nobody looked.
    """

    finding: Finding
    outcomes: tuple[Outcome | None, ...] = ()

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
    sentences: tuple[str, str, str]
    """What moved, what did not, what to try."""
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
