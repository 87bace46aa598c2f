"""A report as GitLab's Code Quality reads it.

Its documentation ("Code Quality", section on the report format) wants a list of issues with description,
check_name, fingerprint, severity, and the path and line of a location; nothing else has a place there.
"""

from __future__ import annotations

import json

from lintorg.model.finding import Finding
from lintorg.model.report import Display, Report
from lintorg.model.text import safe
from lintorg.render.shared.grouped import breaches, place, sentence

_SEVERITY = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report, _display: Display) -> str:
    """Return the breaches as a JSON list; an empty one says that there is none."""
    return json.dumps([_issue(finding) for finding in breaches(report)], indent=1, ensure_ascii=False) + "\n"


def _issue(finding: Finding) -> dict[str, object]:
    where = place(finding)
    return {
        "description": safe(" ".join((f"{sentence(finding)}.", *finding.remedy))),
        "check_name": f"{finding.rule.id} {finding.rule.name}",
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITY[finding.severity],
        "location": {"path": safe(where.path), "lines": {"begin": where.line}},
    }
