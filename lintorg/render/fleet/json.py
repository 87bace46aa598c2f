"""A fleet as JSON: schema ``lintorg.fleet/1``. Keyed counts of people stay out of it."""

from __future__ import annotations

import json

from typing_extensions import TypedDict  # pydantic makes no schema of typing's before Python 3.12

from lintorg import __version__
from lintorg.model.fleet import FleetReport
from lintorg.model.report import Display
from lintorg.render.shared.documents import ToolJson
from lintorg.render.shared.fleet_parts import OrganisationJson, RowJson, organisation_json, row_json
from lintorg.render.shared.json_parts import safe_strings
from lintorg.render.shared.values import plain

SCHEMA = "lintorg.fleet/1"


class FleetJson(TypedDict):
    """The whole document."""

    schema: str
    tool: ToolJson
    fleet: str
    organisation: OrganisationJson
    notes: list[str]
    repositories: list[RowJson]


def render(report: FleetReport, _display: Display) -> str:
    """Return the whole fleet as one document."""
    document = {
        "schema": SCHEMA,
        "tool": {"name": "lintorg", "version": __version__},
        "fleet": report.name,
        "organisation": organisation_json(report.organisation),
        "notes": list(report.notes),
        "repositories": list(map(row_json, report.rows)),
    }
    return json.dumps(safe_strings(plain(document)), indent=2, ensure_ascii=True) + "\n"
