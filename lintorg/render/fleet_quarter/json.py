"""An organisation's quarter as JSON: schema ``lintorg.fleet-report/1``. Keyed counts of people stay out of it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, NotRequired

from typing_extensions import TypedDict  # pydantic makes no schema of typing's before Python 3.12

from lintorg import __version__
from lintorg.model.fleet import Row
from lintorg.model.fleet_quarter import FleetQuarter, MemberQuarter
from lintorg.model.quarterly import QualityRow, Series
from lintorg.render.shared.documents import QuarterJson, ToolJson
from lintorg.render.shared.fleet_parts import OrganisationJson, RowJson, organisation_json, row_json
from lintorg.render.shared.json_parts import dumped, quarter_json
from lintorg.render.shared.values import plain

SCHEMA = "lintorg.fleet-report/1"


class QuarterRowJson(RowJson):
    """A repository's year as in the JSON of a fleet, and its quarter: ``moved`` are the metrics beyond noise."""

    quarter_commits: NotRequired[int]
    quarter_people: NotRequired[int]
    moved: NotRequired[list[str]]
    series: NotRequired[list[Series]]
    quality: NotRequired[list[QualityRow]]


class LeftOutJson(TypedDict):
    """A repository that the organisation's series leave out, and the reason code."""

    name: str
    reason: str


class FleetReportJson(TypedDict):
    """The whole document. ``organisation`` is of the year that ends with the quarter, ``series`` of quarters."""

    schema: str
    tool: ToolJson
    fleet: str
    quarter: QuarterJson
    quarters: list[QuarterJson]
    quarter_commits: int
    quarter_people: int
    sentences: list[str]
    organisation: OrganisationJson
    series: list[Series]
    left_out: list[LeftOutJson]
    repositories: list[QuarterRowJson]
    quality: list[QualityRow]
    methods: list[str]
    limits: list[str]
    not_for: list[str]
    notes: list[str]


def render(report: FleetQuarter) -> str:
    """Return the whole report as JSON with a final newline."""
    return dumped(plain(document(report)))


def document(report: FleetQuarter) -> dict[str, Any]:
    """Return the report as the values that JSON will hold, of the shape of ``FleetReportJson``."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "lintorg", "version": __version__},
        "fleet": report.year.name,
        "quarter": quarter_json(report.quarter),
        "quarters": [quarter_json(quarter) for quarter in report.quarters],
        "quarter_commits": report.commits,
        "quarter_people": report.people,
        "sentences": list(report.sentences),
        "organisation": organisation_json(report.year.organisation),
        "series": [asdict(series) for series in report.series],
        "left_out": [{"name": name, "reason": reason} for name, reason in report.left_out.items()],
        "repositories": [_row(row, report.members.get(row.name)) for row in report.year.rows],
        "quality": [asdict(row) for row in report.quality],
        "methods": list(report.methods),
        "limits": list(report.limits),
        "not_for": list(report.not_for),
        "notes": list(report.year.notes),
    }


def _row(row: Row, member: MemberQuarter | None) -> dict[str, Any]:
    if member is None:
        return row_json(row)
    return row_json(row) | {
        "quarter_commits": member.commits[-1],
        "quarter_people": member.quarter_people,
        "moved": [series.metric for series in member.moved],
        "series": [asdict(series) for series in member.series],
        "quality": [asdict(one) for one in member.quality],
    }
