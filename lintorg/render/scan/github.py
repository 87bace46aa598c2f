"""A report as annotations of GitHub's pull requests, written to a workflow's log.

The commands are those of GitHub's documentation, "Workflow commands for GitHub Actions"; it shows ten
annotations of a level for each step.
"""

from __future__ import annotations

from collections.abc import Iterator

from lintorg.model.finding import Finding
from lintorg.model.report import Display, Report
from lintorg.model.text import safe
from lintorg.render.shared.counts import NOTHING_JUDGED, guards, notes, nothing_judged, summary
from lintorg.render.shared.grouped import breaches, place, sentence
from lintorg.render.shared.words import title

_MOST = 10
_COMMAND = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report, _display: Display) -> str:
    """Return at most ten annotations, the severest first, then plain lines of the log."""
    found = breaches(report)
    lines = [_annotation(finding) for finding in found[:_MOST]]
    lines += map(safe, _plain(report, len(found) - _MOST))
    return "".join(f"{line}\n" for line in lines)


def _plain(report: Report, more: int) -> Iterator[str]:
    if more > 0:
        yield f"and {more} more, not annotated"
    if nothing_judged(report):
        yield NOTHING_JUDGED
    yield f"{title(report)}: {summary(report)}"
    yield from guards(report)
    yield from notes(report)


def _annotation(finding: Finding) -> str:
    where = place(finding)
    properties = {
        "file": where.path,
        "line": str(where.line),
        "title": f"{finding.rule.id} {finding.rule.name}",
    }
    named = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    said = " ".join((f"{sentence(finding)}.", *finding.remedy))
    return f"::{_COMMAND[finding.severity]} {named}::{_escaped(safe(said))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25")  # no line ends are left


def _property(text: str) -> str:
    return _escaped(safe(text)).replace(":", "%3A").replace(",", "%2C")
