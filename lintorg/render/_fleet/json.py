"""A fleet as JSON: schema ``lintorg.fleet/1``. Keyed counts of people stay out of it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, NotRequired

from typing_extensions import TypedDict  # pydantic makes no schema of typing's before Python 3.12

from lintorg import __version__
from lintorg.model.dates import instant
from lintorg.model.fleet import Alone, Answer, Breach, FleetReport, KeptMeasure, Organisation, Row, Team
from lintorg.model.report import AreaRow, Display
from lintorg.model.text import safe
from lintorg.render._shared.documents import CountsJson, ToolJson, WindowJson
from lintorg.render._shared.values import plain
from lintorg.render.json import safe_strings

SCHEMA = "lintorg.fleet/1"


class OrganisationJson(TypedDict):
    """What is measured over all repositories that are not quiet, people joined across them."""

    repositories: int
    as_of: str | None
    people: int
    across: int
    absence_factor: int | None
    core_areas: int
    alone: list[Alone]
    teams: list[Team]


class FailedJson(TypedDict):
    """A repository; one that failed has the reason and nothing else."""

    name: str
    team: str | None
    status: str
    exit_code: int
    reason: str | None
    quiet: bool


class RowJson(FailedJson):
    """A repository with what is known of it; ``limits`` are guards that keep rules from judging."""

    head: NotRequired[str]
    as_of: NotRequired[str]
    window: NotRequired[WindowJson]
    commits: NotRequired[int]
    window_commits: NotRequired[int]
    counts: NotRequired[CountsJson]
    measures: NotRequired[list[KeptMeasure]]
    areas: NotRequired[list[AreaRow]]
    findings: NotRequired[list[Breach]]
    limits: NotRequired[list[str]]
    notes: NotRequired[list[str]]


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


def organisation_json(found: Organisation) -> dict[str, Any]:
    """Return the measures over all repositories, of the shape of ``OrganisationJson``."""
    alone = [
        {**asdict(one), "elsewhere": {safe(name): count for name, count in one.elsewhere.items()}}
        for one in found.alone
    ]
    return {**asdict(found), "alone": alone, "as_of": None if found.as_of is None else instant(found.as_of)}


def row_json(row: Row) -> dict[str, Any]:
    """Return a repository, of the shape of ``RowJson``."""
    return {
        "name": row.name,
        "team": row.team,
        "status": _status(row),
        "exit_code": row.code,
        "reason": row.reason,
        "quiet": row.quiet,
        **(_known(row.answer) if row.answer else {}),
    }


def _status(row: Row) -> str:
    if row.answer is None:
        return "failed"
    return "abstained" if row.answer.abstained else "judged"


def _known(answer: Answer) -> dict[str, Any]:
    return {
        "head": answer.head,
        "as_of": instant(answer.as_of),
        "window": {"start": instant(answer.start), "end": instant(answer.as_of)},
        "commits": answer.commits,
        "window_commits": answer.window_commits,
        "counts": dict(answer.rules),
        "measures": list(map(asdict, answer.measures)),
        "areas": list(map(asdict, answer.areas)),
        "findings": list(map(asdict, answer.breaches)),
        "limits": list(answer.limits),
        "notes": list(answer.notes),
    }
