"""The JSON Schemas of what users write and programs read."""

from __future__ import annotations

from pydantic import TypeAdapter

from lintorg.config.diary import actions_schema, events_schema
from lintorg.config.fleet import fleet_schema
from lintorg.config.roster_file import roster_schema
from lintorg.config.schema import config_schema
from lintorg.config.waivers import waivers_schema
from lintorg.policy.rule_file import rule_schema
from lintorg.render._explain.json import ExplanationJson
from lintorg.render._quarterly.json import ReportJson
from lintorg.render._shared.documents import ScanJson


def schema(name: str) -> dict[str, object]:
    """Return the JSON Schema of a file or document by its name."""
    makers = {
        "actions": actions_schema,
        "config": config_schema,
        "events": events_schema,
        "explain": _explain_schema,
        "fleet": fleet_schema,
        "report": _report_schema,
        "roster": roster_schema,
        "rule": rule_schema,
        "scan": _scan_schema,
        "waivers": waivers_schema,
    }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | makers[name]()


def _scan_schema() -> dict[str, object]:
    return TypeAdapter(ScanJson).json_schema()


def _explain_schema() -> dict[str, object]:
    return TypeAdapter(ExplanationJson).json_schema()


def _report_schema() -> dict[str, object]:
    return TypeAdapter(ReportJson).json_schema()
