"""What findings come to: rules counted by outcome, and the exit code."""

from __future__ import annotations

from collections import Counter

from lintorg.model.finding import Finding
from lintorg.model.report import Counts, Report
from lintorg.model.rule import SEVERITY_RANK

_WORST_FIRST = ("breach", "baselined", "waived", "undecided", "abstained", "pass")


def count_rules(findings: tuple[Finding, ...], *, hidden: int) -> Counts:
    """Count each rule once, by its worst subject; a breach that is accepted comes after one that counts."""
    worst: dict[str, str] = {}
    for finding in findings:
        if finding.rule.tier != "good-news":
            one = _outcome(finding)
            worst[finding.rule.id] = min(one, worst.get(finding.rule.id, one), key=_WORST_FIRST.index)
    outcomes = Counter(worst.values())
    return Counts(
        judged=len(worst),
        breach=outcomes["breach"],
        passed=outcomes["pass"],
        undecided=outcomes["undecided"],
        abstained=outcomes["abstained"],
        waived=outcomes["waived"],
        baselined=outcomes["baselined"],
        hidden=hidden,
    )


def _outcome(finding: Finding) -> str:
    if finding.waiver:
        return "waived"
    return "baselined" if finding.baselined else finding.outcome


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
