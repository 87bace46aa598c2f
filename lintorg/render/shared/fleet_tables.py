"""The tables of an organisation's quarter, as cells that each format writes in its own way."""

from __future__ import annotations

from collections.abc import Iterator

from lintorg.model.dates import day
from lintorg.model.fleet import Row
from lintorg.model.fleet_quarter import FleetQuarter, MemberQuarter
from lintorg.model.quarterly import Series
from lintorg.model.rule import Severity
from lintorg.render.shared.quarter_tables import Cell, Column, Table, number_cell
from lintorg.render.shared.words import MISSING, people, plural

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


def work(report: FleetQuarter) -> str:
    """Say how much was done in the quarter, and who was there in the year that ends with it."""
    year, count = report.year.organisation, len(report.members)
    where = "1 repository" if count == 1 else f"{count} repositories"
    left_out = f" ({', '.join(report.left_out)} left out)" if report.left_out else ""
    return (
        f"{plural(report.commits, 'commit')} by {people(report.people)} in the quarter{left_out}; "
        f"{people(year.people)} in the year to {day(report.quarter.end)}, in {where}"
    )


def repositories(report: FleetQuarter) -> Table:
    """Return a row for each repository: its quarter, who could step in for its core, and what moved."""
    columns: tuple[Column, ...] = (
        ("repository", "left"),
        ("commits", "right"),
        ("people", "right"),
        ("core areas", "right"),
        ("nobody could step in", "right"),
        ("rules breached", "right"),
        ("moved beyond noise", "left"),
    )
    rows = tuple(_repository(row, report.members.get(row.name)) for row in report.year.rows)
    below = (
        "Commits and people of the quarter; core areas of 20 commits or more, and rules, of the year that ends with "
        f"it. {MISSING}: not known."
    )
    return Table(columns, rows, below)


def _repository(row: Row, member: MemberQuarter | None) -> tuple[Cell, ...]:
    if member is None or row.answer is None:
        return (Cell(names=(row.name,)), *(Cell(text=MISSING) for _ in range(5)), Cell(text="could not be judged"))
    return (
        Cell(names=(row.name,)),
        number_cell(member.commits[-1]),
        number_cell(member.quarter_people),
        number_cell(row.answer.value("core_areas_judged")),
        number_cell(row.answer.value("core_areas_without_successor")),
        number_cell(row.answer.rules["breach"]),
        Cell(text=_moved(member)),
    )


def _moved(member: MemberQuarter) -> str:
    if all(one.change == "unknown" for one in member.series):
        return "cannot be told"
    return "; ".join(map(_change, member.moved)) or "nothing"


def _change(series: Series) -> str:
    value = number_cell(series.points[-1].value, series.unit).text
    return f"{series.title} {'rose' if series.change == 'up' else 'fell'} to {value}"


def findings(report: FleetQuarter) -> Table:
    """Return counts of each repository's findings by severity, and of its rules by outcome."""
    columns: tuple[Column, ...] = (
        ("repository", "left"),
        *((severity, "right") for severity in SEVERITIES),
        ("rules passed", "right"),
        ("undecided", "right"),
        ("abstained", "right"),
        ("accepted", "right"),
    )
    rows = tuple(
        (Cell(names=(row.name,)), *(number_cell(count) for _, count in counted(row)))
        for row in report.year.rows
        if row.answer
    )
    return Table(
        columns, rows, "Findings by severity, then rules by outcome; accepted by the team: waived or baselined."
    )


def counted(row: Row) -> Iterator[tuple[str, int]]:
    """Yield what is counted of a repository's findings, by name; nothing where it has none."""
    if row.answer is None:
        return
    for severity in SEVERITIES:
        yield severity, sum(breach.severity == severity for breach in row.answer.breaches)
    rules = row.answer.rules
    for outcome in ("pass", "undecided", "abstained"):
        yield outcome, rules[outcome]
    yield "accepted", rules["waived"] + rules["baselined"]


def alone(report: FleetQuarter) -> Table:
    """Return the core areas where nobody in their repository could step in, and who knows their like elsewhere."""
    rows = tuple(
        (
            Cell(names=(one.repository,)),
            Cell(names=(one.area,)),
            Cell(text=", ".join(f"{count} in {name}" for name, count in one.elsewhere.items()) or "nobody"),
        )
        for one in report.year.organisation.alone
    )
    return Table((("repository", "left"), ("area", "left"), ("people who know one of that name", "left")), rows)


def teams(report: FleetQuarter) -> Table:
    """Return the teams' repositories, counted."""
    columns: tuple[Column, ...] = (
        ("team", "left"),
        ("repositories", "right"),
        ("judged", "right"),
        ("core areas", "right"),
        ("nobody could step in", "right"),
        ("repositories with a breach", "right"),
    )
    rows = tuple(
        (
            Cell(text=one.name or "no team"),
            *map(number_cell, (one.repositories, one.judged, one.core_areas, one.alone, one.breaching)),
        )
        for one in report.year.organisation.teams
    )
    return Table(columns, rows)
