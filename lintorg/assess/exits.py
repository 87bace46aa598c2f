"""The exit code that a report deserves."""

from __future__ import annotations

from lintorg.model.finding import Finding
from lintorg.model.report import Report
from lintorg.model.rule import SEVERITY_RANK


def exit_code(report: Report, fail_on: str, *, on_abstain: bool = False) -> int:
    """Return 1 for a breach at or above ``fail_on`` that nobody accepts, 3 for nothing judged where that matters."""
    if on_abstain and report.findings and all(finding.outcome == "abstained" for finding in report.findings):
        return 3
    return int(any(_fails(finding, fail_on) for finding in report.findings))


def _fails(finding: Finding, fail_on: str) -> bool:
    return (
        fail_on != "never"
        and finding.outcome == "breach"
        and not finding.accepted
        and finding.rule.tier != "good-news"
        and not finding.rule.only_informs
        and SEVERITY_RANK[finding.severity] >= SEVERITY_RANK[fail_on]
    )
