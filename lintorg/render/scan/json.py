"""A report as JSON, the contract other programs build on: schema ``lintorg.scan/1``."""

from __future__ import annotations

from lintorg import __version__
from lintorg.model.report import AreaRow, Display, HeadlineEntry, Report
from lintorg.render.shared.documents import (
    AreaJson,
    HeadlineJson,
    ScanJson,
)
from lintorg.render.shared.json_parts import (
    counts_json,
    dumped,
    finding_json,
    guard_json,
    measure_json,
    repository_json,
    rounded,
)

SCHEMA = "lintorg.scan/1"


def render(report: Report, _display: Display) -> str:
    """Return the whole report as JSON with a final newline; the display changes nothing of it."""
    return dumped(document(report))


def document(report: Report) -> ScanJson:
    """Return the report as the values that JSON will hold; numbers are rounded to 6 digits."""
    result: ScanJson = {
        "schema": SCHEMA,
        "tool": {"name": "lintorg", "version": __version__},
        "repository": repository_json(report.repository),
        "guards": [guard_json(guard) for guard in report.guards],
        "notes": list(report.notes),
        "headline": {name: _headline(entry) for name, entry in report.headline.items()},
        "areas": [_area(row) for row in report.areas],
        "measures": [
            measure_json(measure, report.previous.get((measure.metric, measure.subject))) for measure in report.measures
        ],
        "findings": [finding_json(finding) for finding in report.findings],
        "counts": counts_json(report.counts),
    }
    if change := report.change:
        result["change"] = {
            "base": change.base,
            "head": change.head,
            "commits": change.commits,
            "files": change.files,
            "lines": change.lines,
        }
    return result


def _headline(entry: HeadlineEntry) -> HeadlineJson:
    result: HeadlineJson = {"status": entry.status, "text": entry.text, "measures": list(entry.measures)}
    if entry.reason:
        result["reason"] = entry.reason
    return result


def _area(row: AreaRow) -> AreaJson:
    return {
        "area": row.area,
        "core": row.core,
        "commits": row.commits,
        "people": row.people,
        "successors": row.successors,
        "successors_previous": row.successors_before,
        "top_share": rounded(row.top_share),
        "left_out_share": rounded(row.left_out_share) or 0.0,
    }
