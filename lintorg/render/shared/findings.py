"""Findings for a person: a block per rule, what it is about, and what to do."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from rich.text import Text

from lintorg.model.finding import Finding
from lintorg.model.report import Display, Report
from lintorg.model.text import safe
from lintorg.render.shared.grouped import about, advice, blocks, good_news, readings, saying, sentence
from lintorg.render.shared.layout import wrapped

_INDENT = 7
_FEW_SUBJECTS = 3
_SEVERITY_STYLE = {"error": "bold red", "warning": "yellow", "note": "cyan"}


def findings_text(report: Report, display: Display) -> Iterator[Text]:
    """Yield the good news, then a block per breached rule and severity, the severest first."""
    for finding in good_news(report):
        yield from wrapped(
            safe(finding.rule.id.ljust(_INDENT) + sentence(finding)), display, " " * _INDENT, style="green"
        )
    for findings in blocks(report):
        yield Text()
        yield from _block(findings, display)


def _block(findings: tuple[Finding, ...], display: Display) -> Iterator[Text]:
    """Show one rule's breaches: a heading with their subjects, then what to do about each."""
    first = findings[0]
    shown = findings if display.all else findings[:_FEW_SUBJECTS]
    names = list(filter(None, map(about, shown)))
    more = f" and {len(findings) - len(shown)} more" if len(findings) > len(shown) else ""
    heading = safe(", ".join(names) + more + (": " if names else "") + saying(findings))
    yield from _heading(first, heading, display)
    indent = " " * _INDENT
    concerns = " ".join(filter(None, (f"Concerns {safe(first.rule.concerns)}.", readings(first))))
    yield from wrapped(indent + concerns, display, indent, style="dim")
    for subjects, said in advice(shown, saying(findings)):
        prefix = f"{', '.join(subjects)}: " if subjects and len(shown) > 1 else ""
        yield from wrapped(indent + safe(prefix + said), display, indent)


def _heading(finding: Finding, heading: str, display: Display) -> Iterator[Text]:
    style = _SEVERITY_STYLE[finding.severity]
    lines = textwrap.wrap(heading, display.width - _INDENT - len(finding.severity) - 2) or [""]
    first = Text(safe(finding.rule.id).ljust(_INDENT), style=style)
    first.append(lines[0].ljust(display.width - _INDENT - len(finding.severity)), style="bold")
    first.append(finding.severity, style=style)
    yield first
    for line in lines[1:]:
        yield Text(" " * _INDENT + line, style="bold")
