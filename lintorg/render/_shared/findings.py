"""Findings for a person: a block per rule, what it is about, and what to do."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from rich.text import Text

from lintorg.model import subject
from lintorg.model.finding import Finding
from lintorg.model.report import Display, Report
from lintorg.model.rule import SEVERITY_RANK
from lintorg.model.text import safe
from lintorg.render._shared.layout import wrapped
from lintorg.render._shared.words import plural

_INDENT = 7
_FEW_SUBJECTS = 3
_WHOLE = (subject.REPO, subject.CHANGE)
"""Subjects that go without saying: a report has only one of them."""
_SEVERITY_STYLE = {"error": "bold red", "warning": "yellow", "note": "cyan"}


def findings_text(report: Report, display: Display) -> Iterator[Text]:
    """Yield a block per breached rule and severity, the severest first."""
    blocks: dict[tuple[int, str], list[Finding]] = {}
    for finding in report.findings:
        if finding.outcome == "breach" and finding.rule.tier == "good-news":
            about = "" if finding.subject in _WHOLE else f"{subject.title(finding.subject)}: "
            yield Text(safe(f"{finding.rule.id.ljust(_INDENT)}{about}{finding.message}"), style="green")
        elif finding.outcome == "breach":
            blocks.setdefault((-SEVERITY_RANK[finding.severity], finding.rule.id), []).append(finding)
    for _, findings in sorted(blocks.items()):
        yield Text()
        yield from _finding(findings, display)


def _finding(findings: list[Finding], display: Display) -> Iterator[Text]:
    """Show one rule's breaches: a heading with their subjects, then what to do about each."""
    worst = findings[0]
    shown = findings if display.all else findings[:_FEW_SUBJECTS]
    names = [subject.title(finding.subject) for finding in shown if finding.subject not in _WHOLE]
    more = f" and {len(findings) - len(shown)} more" if len(findings) > len(shown) else ""
    heading = safe(", ".join(names) + more + (": " if names else "") + _saying(findings))
    yield from _heading(worst, heading, display)
    indent = " " * _INDENT
    concerns = f"Concerns {safe(worst.rule.concerns)}."
    yield from wrapped(indent + concerns + _readings(worst), display, indent, style="dim")
    for about, said in _advice(shown, _saying(findings)):
        prefix = f"{about}: " if about and len(shown) > 1 else ""
        yield from wrapped(indent + safe(prefix + said), display, indent)


def _advice(findings: list[Finding], heading: str) -> Iterator[tuple[str, str]]:
    """Yield (subjects, what is said of them); subjects with the same words stand together."""
    by_words: dict[str, list[str]] = {}
    for finding in findings:
        message = () if finding.message == heading else (f"{finding.message}.",)
        by_words.setdefault(" ".join((*message, *finding.remedy)), []).append(subject.title(finding.subject))
    for said, names in by_words.items():
        if said:
            yield ("" if len(by_words) == 1 else ", ".join(names)), said


def _saying(findings: list[Finding]) -> str:
    """Return what all findings say; where each has numbers of its own, the rule's name."""
    messages = {finding.message for finding in findings}
    return messages.pop() if len(messages) == 1 else findings[0].rule.name.replace("-", " ")


def _heading(finding: Finding, heading: str, display: Display) -> Iterator[Text]:
    style = _SEVERITY_STYLE[finding.severity]
    lines = textwrap.wrap(heading, display.width - _INDENT - len(finding.severity) - 2) or [""]
    first = Text(safe(finding.rule.id).ljust(_INDENT), style=style)
    first.append(lines[0].ljust(display.width - _INDENT - len(finding.severity)), style="bold")
    first.append(finding.severity, style=style)
    yield first
    for line in lines[1:]:
        yield Text(" " * _INDENT + line, style="bold")


def _readings(finding: Finding) -> str:
    readings = finding.readings
    return f" Holds in {readings.holds} of {plural(readings.of, 'other reading')}." if readings and readings.of else ""
