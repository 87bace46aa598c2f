"""The tables of a quarterly report, as cells that each format writes in its own way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from lintorg.model import subject
from lintorg.model.measure import Unit
from lintorg.model.quarterly import Number, QuarterReport, Series, TrendedFinding, WayRow
from lintorg.model.rule import SEVERITY_RANK
from lintorg.render.shared.reasons import in_words
from lintorg.render.shared.words import MISSING, plural

Column = tuple[str, Literal["left", "right"]]
_AHEAD = (
    "Who could step in counts people who are here today, without the most active one; handing over looks half a year "
    "ahead, at who is still here then by a roster's dates. An area may be in one list, in both or in neither."
)
_BESIDES = (
    "People besides the area's most active one, with three commits there in the year and one anywhere in its last 90 "
    "days; ° is not core."
)
NO_ACTION = (
    "No action is noted. Write what is decided about which area in `.lintorg/actions.yaml`; "
    "the next report says whether it moved its number."
)
NO_DIFFERENCE = "No finding came or went, and as many people could step in for each area."


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Words, after ``names`` that are shown in the letters of code; ``value`` is the number that the words say."""

    text: str = ""
    names: tuple[str, ...] = ()
    value: Number | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Columns with the side they are aligned to, rows of as many cells, and a sentence to stand below."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    below: str = ""


def actions(report: QuarterReport) -> Table:
    """Return what was to be done, and whether it moved anything."""
    rows = [
        (Cell(names=(one.area,)), _words(one.what), _words(one.when), _words(one.outcome)) for one in report.actions
    ]
    return Table((("area", "left"), ("what", "left"), ("since", "left"), ("could step in", "left")), tuple(rows))


def take_over(report: QuarterReport) -> Table:
    """Return who could step in for each area."""
    rows = [
        (
            _area(row.area, core=row.core),
            number_cell(row.commits),
            number_cell(row.people),
            (number_cell(row.successors, zero="nobody") if row.judged else _words("too few commits")),
            number_cell(row.before),
        )
        for row in report.take_over.rows
    ]
    columns: tuple[Column, ...] = (
        ("area", "left"),
        ("commits", "right"),
        ("people", "right"),
        ("could step in", "right"),
        ("a year ago", "right"),
    )
    return Table(columns, tuple(rows), _BESIDES if rows else "")


def handover(report: QuarterReport) -> Table:
    """Return which areas are due to be handed over."""
    rows = [
        (
            _area(row.area, core=row.core),
            number_cell(row.commits),
            number_cell(row.familiar),
            _words("due" if row.due else ""),
        )
        for row in report.handover.rows
    ]
    columns: tuple[Column, ...] = (
        ("area", "left"),
        ("commits", "right"),
        ("people who know it and are active", "right"),
        ("hand over", "left"),
    )
    return Table(columns, tuple(rows), _AHEAD)


def way_to_core(report: QuarterReport) -> Table:
    """Return how long the way to the core was."""
    way = report.way_to_core
    columns: tuple[Column, ...] = (
        ("came in", "left"),
        ("people", "right"),
        ("weeks to core (median)", "right"),
        ("95 % interval from", "right"),
        ("to", "right"),
    )
    below = f"Students and interns apart: not told, {in_words(way.why_no_cohorts)}." if way.why_no_cohorts else ""
    return Table(columns, tuple(_way_row(row) for row in (*way.rows, *way.cohorts)), below)


def _way_row(row: WayRow) -> tuple[Cell, ...]:
    who = _words(row.entry), number_cell(row.people)
    if row.weeks is None or row.low is None:
        return *who, _words(in_words(row.why_none or "")), _words(MISSING), _words(MISSING)
    high = _words("longer than watched") if row.high is None else _weeks(row.high)
    return *who, _weeks(row.weeks), _weeks(row.low), high


def _weeks(weeks: Number) -> Cell:
    return Cell(text=f"{weeks:.1f}", value=weeks)


def bridges(report: QuarterReport) -> Table:
    """Return how many people know both areas of each pair, of those that have the commits to tell."""
    known = [row for row in report.bridges.rows if row.people is not None]
    rows = [
        (
            Cell(names=(row.one, row.other)),
            number_cell(row.people),
            number_cell(row.before),
            number_cell(row.chance, more=" (fewer than that)" if row.below_chance else ""),
        )
        for row in known
    ]
    unknown = len(report.bridges.rows) - len(known)
    below = f"Not told of {plural(unknown, 'other pair')}: too few commits in one of the two." if unknown else ""
    columns: tuple[Column, ...] = (
        ("core areas", "left"),
        ("people who know both", "right"),
        ("a year ago", "right"),
        ("by chance at least", "right"),
    )
    return Table(columns, tuple(rows), below)


def upkeep(report: QuarterReport) -> Table:
    """Return who keeps up tests, docs and infrastructure, a row for each quarter; none without commits."""
    rows = [
        (
            _words(row.quarter),
            number_cell(row.commits),
            *(number_cell(share, "share") for share in row.shares),
            number_cell(row.half_people),
            number_cell(row.people),
        )
        for row in report.upkeep.rows
    ]
    areas: tuple[Column, ...] = tuple((area, "right") for area in report.upkeep.areas)
    columns: tuple[Column, ...] = (
        ("quarter", "left"),
        ("commits", "right"),
        *areas,
        ("make half", "right"),
        ("make any", "right"),
    )
    return Table(columns, tuple(rows) if any(row.commits for row in report.upkeep.rows) else ())


def flow(series: Sequence[Series]) -> Table:
    """Return series, a row for each, and how its last quarter reads; no rows where no quarter has a value."""
    quarters: tuple[Column, ...] = tuple((point.quarter, "right") for point in series[0].points) if series else ()
    rows = [
        (_words(titled(one)), *(number_cell(point.value, one.unit) for point in one.points), _words(one.read_as))
        for one in series
    ]
    last = series[0].points[-1].quarter if series else ""
    columns: tuple[Column, ...] = (("", "left"), *quarters, (f"{last} in words", "left"))
    return Table(columns, tuple(rows) if has_values(series) else ())


def others(report: QuarterReport) -> Table:
    """Return the series that the chart of flow does not show."""
    shown = {series.metric for series in report.flow.series}
    return flow([series for series in report.series if series.metric not in shown])


def hot(report: QuarterReport) -> Table:
    """Return areas with functions that one hand alone changes often."""
    rows = [
        (Cell(names=(row.area,)), number_cell(row.count), _words(row.functions)) for row in report.hot_functions.rows
    ]
    return Table((("area", "left"), ("functions", "right"), ("among them", "left")), tuple(rows))


def differences(report: QuarterReport) -> Table:
    """Return what differs from an earlier report."""
    rows = [
        (_words(one.what), Cell(names=(subject.title(one.subject),)), _words(one.before), _words(one.now))
        for one in (report.against.differences if report.against else ())
    ]
    return Table((("what", "left"), ("about", "left"), ("before", "left"), ("now", "left")), tuple(rows))


def breaches(report: QuarterReport) -> list[TrendedFinding]:
    """Return the breaches that the team has not accepted, the worst first."""
    found = [one for one in report.findings if one.finding.outcome == "breach" and not one.finding.accepted]
    return sorted(found, key=lambda one: (-SEVERITY_RANK[one.finding.severity], one.finding.rule.id))


def counted(report: QuarterReport) -> str:
    """Count rules by what they found, and the findings that are listed below."""
    counts = report.counts
    return (
        f"{plural(counts.breach, 'rule')} breached ({plural(len(breaches(report)), 'finding')} below) · "
        f"{counts.passed} passed · {counts.undecided} undecided · {counts.abstained} abstained · "
        f"{counts.waived + counts.baselined} accepted by the team"
    )


def trend(found: TrendedFinding) -> str:
    """Say in how many quarters a finding was a breach."""
    if not found.outcomes:
        return MISSING
    return f"a breach in {found.breaches} of {found.judged} {'quarter' if found.judged == 1 else 'quarters'}"


def titled(series: Series) -> str:
    """Return a series' title, with its subject where that is not the repository."""
    return series.title if series.subject == subject.REPO else f"{series.title} ({subject.title(series.subject)})"


def has_values(series: Iterable[Series]) -> bool:
    """Tell whether any quarter of any of the series has a value."""
    return any(point.value is not None for one in series for point in one.points)


def _area(name: str, *, core: bool) -> Cell:
    return Cell(names=(name,), text="" if core else "°")


def _words(text: str) -> Cell:
    return Cell(text=text)


def number_cell(value: Number | None, unit: Unit = "people", *, zero: str = "0", more: str = "") -> Cell:
    """Return a cell that says a number, in the unit's way; a dash for none."""
    if value is None:
        return Cell(text=MISSING)
    if unit == "share":
        return Cell(text=f"{100 * value:.3g} %", value=value)
    words = str(value) if isinstance(value, int) else f"{value:.3g}"
    return Cell(text=(words if value else zero) + more, value=value)
