"""A report as Markdown for a comment or a step summary: short on top, the rest folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lintorg.model import subject
from lintorg.model.finding import Finding
from lintorg.model.report import AreaRow, Display, Report
from lintorg.render.shared.counts import NOTHING_JUDGED, guards, notes, nothing_judged, summary
from lintorg.render.shared.grouped import about, accepted, advice, blocks, good_news, readings, saying, why_not
from lintorg.render.shared.markup import code, inert, prose
from lintorg.render.shared.sections import Section, page
from lintorg.render.shared.words import MISSING, title

SIZE = 60_000
"""Bytes: GitHub takes 65,536 characters in a comment, and nobody reads a step summary that is longer."""
MARK = "<!-- lintorg -->"
"""The first line, by which a comment is found again and edited in place."""
_FEW_SUBJECTS = 5
_FOLD = "\n<details>\n<summary>{}</summary>\n"
_UNFOLD = "\n</details>\n"


def render(report: Report, _display: Display) -> str:
    """Return the whole report on one page of at most 60 kB, as GitHub and GitLab show it."""
    return page(_sections(report), size=SIZE)


def _sections(report: Report) -> Iterator[Section]:
    found = blocks(report)
    yield Section(lines=[f"{MARK}\n**lintorg**: {_verdict(report)}\n"])
    yield Section(lines=[f"\n{prose(note)}\n" for note in notes(report)], what="notes")
    if found:
        head = "\n| | rule | |\n|---|---|---|\n"
        yield Section(head=head, lines=list(map(_row, found)), what="findings")
    news = [f"\n{inert(finding.rule.id)} {_said(finding)}\n" for finding in good_news(report)]
    yield Section(lines=news, what="good news")
    yield from _folded("What to do", [line for findings in found for line in _advice(findings)], "lines")
    yield from _folded("Accepted by the team", list(map(_accepted, accepted(report))), "findings")
    if not report.change:
        yield from _facts(report)
    if not _silent(report):
        yield from _folded("What limits this", [f"- {prose(guard)}\n" for guard in guards(report)], "guards")
        yield from _folded("Every rule", list(map(_judged, report.findings)), "findings")


def _silent(report: Report) -> bool:
    """Tell whether there is a change and nothing to say about it."""
    return bool(report.change) and all(finding.outcome != "breach" for finding in report.findings)


def _verdict(report: Report) -> str:
    """Say the outcome in a line, what was judged behind it."""
    silence = "nothing to say about this change · " if _silent(report) else ""
    verdict = f"{NOTHING_JUDGED} · " if nothing_judged(report) else silence
    return f"{inert(verdict + summary(report))} ({inert(title(report))})"


def _folded(heading: str, lines: list[str], what: str) -> Iterator[Section]:
    """Yield a section that opens when it is clicked, nothing without lines; the heading is safe HTML."""
    if lines:
        gap = "" if lines[0].startswith("\n") else "\n"
        yield Section(head=_FOLD.format(heading) + gap, lines=lines, tail=_UNFOLD, what=what)


def _row(findings: tuple[Finding, ...]) -> str:
    first = findings[0]
    names = [code(name) for name in map(about, findings[:_FEW_SUBJECTS]) if name]
    more = f" and {len(findings) - len(names)} more" if names and len(findings) > len(names) else ""
    where = ", ".join(names) + more + (": " if names else "")
    return f"| {first.severity} | {inert(first.rule.id)} | {where}{inert(saying(findings))} |\n"


def _advice(findings: tuple[Finding, ...]) -> Iterator[str]:
    rule = findings[0].rule
    concerns = " ".join(filter(None, (f"Concerns {rule.concerns}.", readings(findings[0]))))
    yield f"\n**{inert(rule.id)} {inert(rule.name)}**: {inert(concerns)}\n\n"
    for subjects, said in advice(findings, saying(findings)):
        prefix = f"{', '.join(map(code, subjects))}: " if subjects else ""
        yield f"- {prefix}{prose(said)}\n"


def _said(finding: Finding) -> str:
    return ": ".join(filter(None, (code(about(finding)) if about(finding) else "", inert(finding.message))))


def _accepted(finding: Finding) -> str:
    return f"- {inert(finding.rule.id)} {_said(finding)} ({inert(why_not(finding))})\n"


def _facts(report: Report) -> Iterator[Section]:
    texts = [entry.text for entry in report.headline.values()]
    yield from _folded(
        "Who carries it, who works across, who is new", [f"- {inert(text)}\n" for text in texts], "facts"
    )
    if report.areas:
        head = "\n| area | commits | people | could step in | top | before |\n|---|--:|--:|--:|--:|--:|\n"
        rows = list(map(_area, report.areas))
        yield Section(head=_FOLD.format("Areas") + head, lines=rows, tail=_UNFOLD, what="areas")


def _area(row: AreaRow) -> str:
    share = None if row.top_share is None else f"{100 * row.top_share:.0f} %"
    successors = row.successors if row.successors is None else row.successors or "nobody"
    cells = (row.commits, row.people, successors, share, row.successors_before)
    name = code(row.area) + ("" if row.core else " ·")
    return f"| {name} | {' | '.join(_cells(cells))} |\n"


def _cells(values: Iterable[object]) -> Iterator[str]:
    return (MISSING if value is None else str(value) for value in values)


def _judged(finding: Finding) -> str:
    reason = f" ({inert(why_not(finding))})" if why_not(finding) else ""
    where = code(subject.title(finding.subject))
    return f"- {inert(finding.rule.id)} {inert(finding.rule.name)}, {where}: {finding.outcome}{reason}\n"
