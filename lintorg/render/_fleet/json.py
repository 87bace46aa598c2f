"""A fleet as JSON: schema ``lintorg.fleet/1``. Keyed counts of people stay out of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from lintorg import __version__
from lintorg.model.dates import instant
from lintorg.model.fleet import FleetReport, Row
from lintorg.model.report import Display


def render(report: FleetReport, _display: Display) -> str:
    """Return the whole fleet as one document."""
    found = report.organisation
    document = {
        "schema": "lintorg.fleet/1",
        "tool": {"name": "lintorg", "version": __version__},
        "fleet": report.name,
        "organisation": {
            **asdict(found),
            "as_of": None if found.as_of is None else instant(found.as_of),
        },
        "notes": list(report.notes),
        "repositories": list(map(_row, report.rows)),
    }
    return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


def _row(row: Row) -> dict[str, object]:
    return {
        "name": row.name,
        "team": row.team,
        "status": _status(row),
        "exit_code": row.code,
        "reason": row.reason,
        "quiet": row.quiet,
        **dict(_known(row)),
    }


def _status(row: Row) -> str:
    if row.answer is None:
        return "failed"
    return "abstained" if row.answer.abstained else "judged"


def _known(row: Row) -> Iterator[tuple[str, object]]:
    answer = row.answer
    if answer is None:
        return
    yield "head", answer.head
    yield "as_of", instant(answer.as_of)
    yield "window", {"start": instant(answer.start), "end": instant(answer.as_of)}
    yield "commits", answer.commits
    yield "window_commits", answer.window_commits
    yield "counts", dict(answer.rules)
    yield "measures", list(map(asdict, answer.measures))
    yield "areas", list(map(asdict, answer.areas))
    yield "findings", list(map(asdict, answer.breaches))
    yield "limits", list(answer.limits)
    yield "notes", list(answer.notes)
