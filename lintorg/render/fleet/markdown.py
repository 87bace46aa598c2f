"""A fleet as a Markdown page."""

from __future__ import annotations

from collections.abc import Iterator

from lintorg.model.fleet import FleetReport
from lintorg.model.report import Display
from lintorg.render.shared import fleet
from lintorg.render.shared.markup import code, inert, prose
from lintorg.render.shared.words import MISSING


def render(report: FleetReport, _display: Display) -> str:
    """Return the fleet on one page: tables first, then what needs attention and what could not be judged."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: FleetReport) -> Iterator[str]:
    yield f"# {inert(fleet.title(report))}"
    for note in report.notes:
        yield f"\n{prose(note[:1].upper() + note[1:])}"
    yield f"\n| {' | '.join(fleet.COLUMNS)} |\n|---|{'--:|' * len(fleet.COLUMNS[1:])}"
    for row in report.rows:
        yield f"| {' | '.join(map(inert, fleet.cells(row)))} |"
    yield f"\n{inert(fleet.HOW_TO_READ)}"
    yield "\n## All repositories together\n"
    for line in fleet.organisation(report):
        yield f"- {inert(line)}"
    for one in report.organisation.alone:
        yield f"  - {inert(fleet.alone(one))}"
    yield from _teams(report)
    yield from _attention(report)
    found = list(fleet.not_judged(report))
    if found:
        yield "\n## Could not be judged\n"
    for name, reason in found:
        yield f"- {code(name)}: {prose(reason)}"


def _teams(report: FleetReport) -> Iterator[str]:
    if report.organisation.teams:
        yield "\n| Team | repositories | judged | alone | with a breach |\n|---|--:|--:|--:|--:|"
    for team in report.organisation.teams:
        alone = f"{team.alone}/{team.core_areas}" if team.core_areas else MISSING
        yield f"| {inert(team.name or 'no team')} | {team.repositories} | {team.judged} | {alone} | {team.breaching} |"


def _attention(report: FleetReport) -> Iterator[str]:
    found = list(fleet.attention(report))
    if found:
        yield "\n## Needs attention\n\n| repository | severity | rule | |\n|---|---|---|---|"
    for row, rules in found:
        for breach, subjects in rules:
            about = ", ".join(map(code, subjects)) or inert(breach.message)
            yield f"| {inert(row.name)} | {breach.severity} | {inert(f'{breach.rule} {breach.name}')} | {about} |"
