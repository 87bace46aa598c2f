"""The JSON Schemas of what users write and programs read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import TypeAdapter

from lintorg.config.diary import actions_schema, events_schema
from lintorg.config.fleet import fleet_schema
from lintorg.config.roster_file import roster_schema
from lintorg.config.schema import config_schema
from lintorg.config.waivers import waivers_schema
from lintorg.policy.rule_file import rule_schema
from lintorg.render.finding.json import ExplanationJson
from lintorg.render.fleet.json import FleetJson
from lintorg.render.fleet_quarter.json import FleetReportJson
from lintorg.render.quarter.json import ReportJson
from lintorg.render.shared.documents import ScanJson


def schema(name: str) -> dict[str, object]:
    """Return the JSON Schema of a file or document by its name."""
    makers = {
        "actions": actions_schema,
        "config": config_schema,
        "events": events_schema,
        "explain": _document_schema(ExplanationJson),
        "fleet": fleet_schema,
        "fleet-report": _document_schema(FleetReportJson),
        "fleet-scan": _document_schema(FleetJson),
        "report": _document_schema(ReportJson),
        "roster": roster_schema,
        "rule": rule_schema,
        "scan": _document_schema(ScanJson),
        "waivers": waivers_schema,
    }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | makers[name]()


def _document_schema(document: Any) -> Callable[[], dict[str, object]]:
    return lambda: TypeAdapter(document).json_schema()
