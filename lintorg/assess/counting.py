"""Counts rules by outcome."""

from __future__ import annotations

from collections import Counter

from lintorg.model.finding import Finding
from lintorg.model.report import Counts

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
