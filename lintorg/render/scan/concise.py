"""A report in one line a finding, as compilers and linters write them, for logs and editors."""

from __future__ import annotations

from collections.abc import Iterator

from lintorg.model.finding import Finding
from lintorg.model.report import Display, Report
from lintorg.model.text import safe
from lintorg.render.shared.counts import NOTHING_JUDGED, guards, notes, nothing_judged, summary
from lintorg.render.shared.grouped import breaches, good_news, place, sentence
from lintorg.render.shared.words import title


def render(report: Report, _display: Display) -> str:
    """Return ``path:line: severity RULE message`` lines, then what was judged and could not be seen."""
    return "".join(f"{safe(line)}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    if nothing_judged(report):
        yield NOTHING_JUDGED
    for finding in breaches(report):
        yield _line(finding, finding.severity)
    for finding in good_news(report):
        yield _line(finding, "good news")
    yield f"{title(report)}: {summary(report)}"
    yield from guards(report)
    yield from notes(report)


def _line(finding: Finding, severity: str) -> str:
    where = place(finding)
    return f"{where.path}:{where.line}: {severity} {finding.rule.id} {sentence(finding)}"
