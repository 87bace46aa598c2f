"""A report as JSON, the contract other programs build on: schema ``lintorg.scan/1``."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import cast

from lintorg import __version__
from lintorg.model.dates import instant
from lintorg.model.finding import Finding
from lintorg.model.measure import Measure
from lintorg.model.report import AreaRow, Counts, Display, HeadlineEntry, Report, Repository
from lintorg.model.tables import Guard
from lintorg.model.text import safe
from lintorg.render._shared.documents import (
    AreaJson,
    CountsJson,
    FindingJson,
    GuardJson,
    HeadlineJson,
    MeasureJson,
    Number,
    RepositoryJson,
    ScanJson,
)

SCHEMA = "lintorg.scan/1"


def render(report: Report, _display: Display) -> str:
    """Return the whole report as JSON with a final newline; the display changes nothing of it."""
    return json.dumps(safe_strings(document(report)), indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def safe_strings(node: object) -> object:
    """Clean every string: names and paths come from the repository."""
    if isinstance(node, dict):
        return {key: safe_strings(value) for key, value in node.items()}
    if isinstance(node, list):
        return [safe_strings(value) for value in node]
    return safe(node) if isinstance(node, str) else node


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


def _rounded(number: Number) -> Number:
    return float(f"{number:.6g}") if isinstance(number, float) else number


def counts_json(counts: Counts) -> CountsJson:
    """Return the rules by outcome."""
    return cast("CountsJson", {"pass" if name == "passed" else name: count for name, count in asdict(counts).items()})


def repository_json(repository: Repository) -> RepositoryJson:
    """Return what was scanned."""
    return {
        "name": repository.name,
        "head": repository.head,
        "as_of": instant(repository.as_of),
        "window": {"start": instant(repository.window.start), "end": instant(repository.window.end)},
        "commits": repository.commits,
        "window_commits": repository.window_commits,
        "people": repository.people,
        "degraded_commits": repository.degraded_commits,
        "skipped_commits": repository.skipped_commits,
    }


def guard_json(guard: Guard) -> GuardJson:
    """Return a condition that limits what may be judged."""
    return {"id": guard.id, "name": guard.name, "active": guard.active, "detail": guard.detail}


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
        "top_share": _rounded(row.top_share),
    }


def measure_json(measure: Measure, before: Measure | None) -> MeasureJson:
    """Return a measure with its value in the window before."""
    return {
        "metric": measure.metric,
        "version": measure.version,
        "subject": measure.subject,
        "value": _rounded(measure.value),
        "low": _rounded(measure.low),
        "high": _rounded(measure.high),
        "n": measure.n,
        "unit": measure.unit,
        "why_none": measure.why_none,
        "previous": _rounded(before.value) if before else None,
    }


def finding_json(finding: Finding) -> FindingJson:
    """Return a rule's outcome about a subject."""
    readings, anchor, waiver = finding.readings, finding.anchor, finding.waiver
    return {
        "rule": finding.rule.id,
        "name": finding.rule.name,
        "subject": finding.subject,
        "outcome": finding.outcome,
        "severity": finding.severity,
        "reason": finding.reason,
        "message": finding.message,
        "explanation": list(finding.explanation),
        "remedy": " ".join(finding.remedy) or None,
        "readings": {"holds": readings.holds, "of": readings.of} if readings else None,
        "fingerprint": finding.fingerprint,
        "anchor": {"path": anchor.path, "line": anchor.line} if anchor else None,
        "waiver": {"reason": waiver.reason, "expires": waiver.expires} if waiver else None,
        "baselined": finding.baselined,
    }
