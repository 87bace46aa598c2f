"""The result of a scan, ready to be rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lintorg.model.finding import Finding
from lintorg.model.measure import Measure
from lintorg.model.tables import Guard, LeftOut, Placement, Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """What was scanned; ``commits`` counts everything reachable from the head, merges included.

    Of a ``part``, a folder of it, ``commits`` counts those that touch it, without merges.
    """

    name: str
    head: str
    as_of: int
    window: Window
    commits: int
    window_commits: int
    people: int
    roots: tuple[str, ...] = ()
    """Hashes of the commits without parents, sorted."""
    degraded_commits: int = 0
    skipped_commits: int = 0
    assisted_share: float | None = None
    part: str = ""
    left_out: LeftOut = field(default_factory=LeftOut)

    @property
    def title(self) -> str:
        """Its name, and what of it was looked at where that is not all."""
        return titled(self.name, self.part)


def titled(name: str, part: str) -> str:
    """Return a repository's name with the part of it that is looked at."""
    return f"{name}, only {part}/" if part else name


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineEntry:
    """One of the four headlines: measured, or abstained with a reason."""

    status: str
    text: str
    measures: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRow:
    """One line of the area table; ``successors_before`` is the previous window's value."""

    area: str
    core: bool
    commits: int
    people: int | None
    successors: int | None
    successors_before: int | None
    top_share: float | None
    left_out_share: float = 0.0
    """Commits in the area that bots, coding agents alone and nobody authored, beside all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Rules by outcome, each rule by its worst subject: breach, baselined, waived, undecided, abstained, pass."""

    judged: int = 0
    breach: int = 0
    passed: int = 0
    undecided: int = 0
    abstained: int = 0
    waived: int = 0
    baselined: int = 0
    hidden: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSummary:
    """The change that a check judges: its base and head, and the size of its net diff."""

    base: str
    head: str
    commits: int
    files: int
    lines: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything a format may show of a scan, or of a check, which has a ``change`` and may have no headline."""

    repository: Repository
    guards: tuple[Guard, ...]
    headline: Mapping[str, HeadlineEntry]
    areas: tuple[AreaRow, ...]
    placement: Placement
    measures: tuple[Measure, ...]
    previous: Mapping[tuple[str, str], Measure] = field(default_factory=dict)
    """Measures of the previous window by (metric, subject)."""
    findings: tuple[Finding, ...] = ()
    counts: Counts = field(default_factory=Counts)
    change: ChangeSummary | None = None
    notes: tuple[str, ...] = ()
    """What else must be said: what could not be seen, and what to do about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Display:
    """How much of a report a format for people shows."""

    color: bool = False
    width: int = 80
    all: bool = False
    """Every area and every subject, not only the first few."""
    why: bool = False
    """Every rule with its outcome and reason, not only the breaches."""
    statistics: bool = False
    """Counts of subjects by rule and outcome instead of findings."""
