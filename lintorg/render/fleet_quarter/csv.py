"""An organisation's quarter as CSV: every number on a line of its own, for spreadsheets and data frames.

Subjects are ``organisation`` and, for each repository, ``repository:<name>``.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintorg.model.fleet import Organisation, Row
from lintorg.model.fleet_quarter import FleetQuarter, MemberQuarter
from lintorg.render.shared.fleet_tables import counted
from lintorg.render.shared.sheet import Line, series_lines, sheet

_ALL = "organisation"


def render(report: FleetQuarter) -> str:
    """Return the whole report, a header line first."""
    return sheet(_lines(report))


def _lines(report: FleetQuarter) -> Iterator[Line]:
    for said in report.sentences:
        yield Line(part="sentence", quarter=report.quarter.name, subject=_ALL, note=said)
    yield from _year(report.year.organisation)
    for series in report.series:
        yield from series_lines(series, _ALL)
    for row in report.year.rows:
        yield from _row(row, report.members.get(row.name), report.quarter.name)


def _year(found: Organisation) -> Iterator[Line]:
    for metric, unit, value in (
        ("repositories", "repositories", found.repositories),
        ("people", "people", found.people),
        ("across", "people", found.across),
        ("absence_factor", "people", found.absence_factor),
        ("core_areas", "areas", found.core_areas),
        ("alone", "areas", len(found.alone)),
    ):
        yield Line(part="year", subject=_ALL, metric=metric, unit=unit, value=value)
    for team in found.teams:
        about = f"team:{team.name or ''}"
        for metric in ("repositories", "judged", "core_areas", "alone", "breaching"):
            yield Line(part="team", subject=about, metric=metric, value=getattr(team, metric))


def _row(row: Row, member: MemberQuarter | None, quarter: str) -> Iterator[Line]:
    about = f"repository:{row.name}"
    yield Line(part="repository", subject=about, metric="exit_code", value=row.code, note=row.reason)
    if member is None:
        return
    yield Line(
        part="quarter", quarter=quarter, subject=about, metric="commits", unit="commits", value=member.commits[-1]
    )
    yield Line(
        part="quarter", quarter=quarter, subject=about, metric="people", unit="people", value=member.quarter_people
    )
    for series in member.series:
        yield from series_lines(series, about)
    for metric, count in counted(row):
        yield Line(part="findings", subject=about, metric=metric, value=count)
    for breach in member.year.breaches:
        yield Line(part="finding", subject=about, metric=breach.rule, note=f"{breach.subject}: {breach.message}")
    for measure in member.year.measures:
        yield Line(
            part="measure",
            subject=about,
            metric=measure.metric,
            unit=measure.unit,
            value=measure.value,
            low=measure.low,
            high=measure.high,
            n=measure.n,
            note=measure.why_none,
        )
