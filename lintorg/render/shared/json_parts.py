"""What the JSON of several documents has alike, and how a document becomes text."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import cast

from lintorg.model.dates import instant
from lintorg.model.finding import Finding
from lintorg.model.measure import Measure
from lintorg.model.quarter import Quarter
from lintorg.model.report import Counts, Repository
from lintorg.model.tables import Guard
from lintorg.model.text import safe
from lintorg.render.shared.documents import (
    CountsJson,
    FindingJson,
    GuardJson,
    MeasureJson,
    Number,
    QuarterJson,
    RepositoryJson,
)


def dumped(document: object) -> str:
    """Return a document as JSON with a final newline; a number that JSON has not is an error."""
    return json.dumps(safe_strings(document), indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def safe_strings(node: object) -> object:
    """Clean every string: names and paths come from the repository."""
    if isinstance(node, dict):
        return {key: safe_strings(value) for key, value in node.items()}
    if isinstance(node, list):
        return [safe_strings(value) for value in node]
    return safe(node) if isinstance(node, str) else node


def rounded(number: Number) -> Number:
    """Return a number to 6 digits."""
    return float(f"{number:.6g}") if isinstance(number, float) else number


def counts_json(counts: Counts) -> CountsJson:
    """Return the rules by outcome."""
    return cast("CountsJson", {"pass" if name == "passed" else name: count for name, count in asdict(counts).items()})


def repository_json(repository: Repository) -> RepositoryJson:
    """Return what was scanned."""
    return {
        "name": repository.name,
        "part": repository.part or None,
        "head": repository.head,
        "as_of": instant(repository.as_of),
        "window": {"start": instant(repository.window.start), "end": instant(repository.window.end)},
        "commits": repository.commits,
        "window_commits": repository.window_commits,
        "people": repository.people,
        "degraded_commits": repository.degraded_commits,
        "skipped_commits": repository.skipped_commits,
        "left_out": {
            "bots": repository.left_out.bots,
            "agents": repository.left_out.agents,
            "nobody": repository.left_out.nobody,
            "copies": repository.left_out.copies,
            "crowded": repository.left_out.crowded,
        },
    }


def guard_json(guard: Guard) -> GuardJson:
    """Return a condition that limits what may be judged."""
    return {"id": guard.id, "name": guard.name, "active": guard.active, "detail": guard.detail}


def measure_json(measure: Measure, before: Measure | None) -> MeasureJson:
    """Return a measure with its value in the window before."""
    return {
        "metric": measure.metric,
        "version": measure.version,
        "subject": measure.subject,
        "value": rounded(measure.value),
        "low": rounded(measure.low),
        "high": rounded(measure.high),
        "n": measure.n,
        "unit": measure.unit,
        "why_none": measure.why_none,
        "previous": rounded(before.value) if before else None,
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


def quarter_json(quarter: Quarter) -> QuarterJson:
    """Return a quarter by its name, with its start and end."""
    return {"name": quarter.name, "start": instant(quarter.start), "end": instant(quarter.end)}
