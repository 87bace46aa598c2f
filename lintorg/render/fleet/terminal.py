"""A fleet for a person at a terminal: every repository on a line, the organisation, then what needs attention."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from lintorg.model.fleet import FleetReport
from lintorg.model.report import Display
from lintorg.model.text import safe
from lintorg.render.shared import fleet
from lintorg.render.shared.layout import grid, printed, wrapped
from lintorg.render.shared.words import MISSING

_FEW = 10


def render(report: FleetReport, display: Display) -> str:
    """Return the fleet as text of at most ``display.width`` columns, in colour if asked for."""
    return printed(_parts(report, display), display)


def _parts(report: FleetReport, display: Display) -> Iterator[Text | Table]:
    yield Text(safe(fleet.title(report)), style="bold")
    for note in report.notes:
        yield from wrapped(safe(note[:1].upper() + note[1:]), display, "  ", style="bold")
    yield Text()
    yield _table(report)
    yield from wrapped(fleet.HOW_TO_READ, display, "", style="dim")
    yield from _heading("All repositories together")
    for line in fleet.organisation(report):
        yield from wrapped(f"  {line}", display, "    ")
    yield from _few([f"  {fleet.alone(one)}" for one in report.organisation.alone], display)
    if report.organisation.teams:
        yield Text()
        yield _teams(report)
    yield from _attention(report, display)
    yield from _not_judged(report, display)


def _heading(words: str) -> Iterator[Text]:
    yield Text()
    yield Text(words, style="bold")


def _table(report: FleetReport) -> Table:
    table = grid("left", *("right" for _ in fleet.COLUMNS[1:]))
    table.add_row(*(Text(word, style="bold") for word in fleet.COLUMNS))
    for row in report.rows:
        table.add_row(*map(Text, fleet.cells(row)))
    return table


def _teams(report: FleetReport) -> Table:
    table = grid("left", *("right" for _ in range(4)))
    header = ("Team", "repositories", "judged", "alone", "with a breach")
    table.add_row(*(Text(word, style="bold") for word in header))
    for team in report.organisation.teams:
        alone = f"{team.alone}/{team.core_areas}" if team.core_areas else MISSING
        name = safe(team.name or "no team")
        table.add_row(*map(Text, (name, str(team.repositories), str(team.judged), alone, str(team.breaching))))
    return table


def _few(lines: list[str], display: Display) -> Iterator[Text]:
    shown = lines if display.all else lines[:_FEW]
    for line in shown:
        yield from wrapped(f"  {line}", display, "      ", style="dim")
    if len(lines) > len(shown):
        yield Text(f"    {len(lines) - len(shown)} more (--all)", style="dim")


def _attention(report: FleetReport, display: Display) -> Iterator[Text]:
    found = list(fleet.attention(report))
    if found:
        yield from _heading("Needs attention")
    for row, rules in found:
        yield Text(f"  {safe(row.name)}")
        for breach, subjects in rules:
            about = f" · {', '.join(subjects)}" if subjects else f" · {safe(breach.message)}"
            said = f"{safe(breach.rule)} {safe(breach.name)} ({breach.severity}){about}"
            yield from wrapped(f"    {said}", display, "      ")


def _not_judged(report: FleetReport, display: Display) -> Iterator[Text]:
    found = list(fleet.not_judged(report))
    if found:
        yield from _heading("Could not be judged")
    for name, reason in found:
        yield from wrapped(f"  {name}: {reason}", display, "    ")
