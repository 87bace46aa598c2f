"""Which findings a format shows, in what order, and what is said of several at once."""

from __future__ import annotations

from collections.abc import Iterator

from lintorg.model import subject
from lintorg.model.finding import Anchor, Finding
from lintorg.model.report import Report
from lintorg.model.rule import SEVERITY_RANK
from lintorg.render.shared.reasons import in_words

_ROOT = Anchor(path=".")
_WHOLE = (subject.REPO, subject.CHANGE)


def breaches(report: Report) -> tuple[Finding, ...]:
    """Return the breaches that count, the severest first: neither accepted nor good news."""
    found = [finding for finding in _breached(report) if finding.rule.tier != "good-news" and not finding.accepted]
    return tuple(sorted(found, key=lambda finding: (-SEVERITY_RANK[finding.severity], finding.rule.id)))


def good_news(report: Report) -> tuple[Finding, ...]:
    """Return what is worth a friendly line."""
    return tuple(finding for finding in _breached(report) if finding.rule.tier == "good-news")


def accepted(report: Report) -> tuple[Finding, ...]:
    """Return the breaches that a waiver or the baseline accepts."""
    return tuple(finding for finding in _breached(report) if finding.accepted)


def _breached(report: Report) -> Iterator[Finding]:
    return (finding for finding in report.findings if finding.outcome == "breach")


def blocks(report: Report) -> tuple[tuple[Finding, ...], ...]:
    """Return the breaches that count by rule and severity, the severest first."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in breaches(report):
        found.setdefault((finding.rule.id, finding.severity), []).append(finding)
    return tuple(map(tuple, found.values()))


def about(finding: Finding) -> str:
    """Return what a finding is about, empty where that is all there is: the repository, the change."""
    return "" if finding.subject in _WHOLE else subject.title(finding.subject)


def sentence(finding: Finding) -> str:
    """Return what a finding says on a line of its own: ``kernels: nobody could step in``."""
    return ": ".join(filter(None, (about(finding), finding.message)))


def place(finding: Finding) -> Anchor:
    """Return where a finding points; at the root where the head holds no file."""
    return finding.anchor or _ROOT


def why_not(finding: Finding) -> str:
    """Return why a finding does not count: the reason of an abstention, or how a breach was accepted."""
    if finding.waiver:
        return f"waived until {finding.waiver.expires}: {finding.waiver.reason}"
    if finding.baselined:
        return "in the baseline"
    return in_words(finding.reason) if finding.reason else ""


def saying(findings: tuple[Finding, ...]) -> str:
    """Return what all findings say; where each has numbers of its own, the rule's name."""
    messages = {finding.message for finding in findings}
    return messages.pop() if len(messages) == 1 else findings[0].rule.name.replace("-", " ")


def advice(findings: tuple[Finding, ...], heading: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield (what it is about, what is said of it); those with the same words stand together.

    What is said of all findings is about nothing in particular; ``heading`` is not said again.
    """
    by_words: dict[str, list[str]] = {}
    for finding in findings:
        message = () if finding.message == heading else (f"{finding.message}.",)
        by_words.setdefault(" ".join((*message, *finding.remedy)), []).append(about(finding))
    for said, names in by_words.items():
        if said:
            yield (() if len(by_words) == 1 else tuple(filter(None, names))), said


def readings(finding: Finding) -> str:
    """Say in how many other readings of the history a breach holds."""
    if not finding.readings or not finding.readings.of:
        return ""
    holds, of = finding.readings.holds, finding.readings.of
    return f"Holds in {holds} of {of} other {'reading' if of == 1 else 'readings'}."
