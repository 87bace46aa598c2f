"""A repository and the organisation in the JSON of a fleet's scan and of its report."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, NotRequired

from typing_extensions import TypedDict  # pydantic makes no schema of typing's before Python 3.12

from lintorg.model.dates import instant
from lintorg.model.fleet import Alone, Answer, Breach, KeptMeasure, Organisation, Row, Team
from lintorg.model.report import AreaRow
from lintorg.model.text import safe
from lintorg.render.shared.documents import CountsJson, WindowJson


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
