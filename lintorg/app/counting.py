"""Counts rules by outcome."""

from __future__ import annotations

from collections import Counter

from lintorg.model.finding import Finding
from lintorg.model.report import Counts
from lintorg.policy.judge import worst


def count_rules(findings: tuple[Finding, ...], *, hidden: int) -> Counts:
    """Count each rule once, by its worst subject: breach, undecided, abstained, pass."""
    outcomes = Counter(worst(finding for finding in findings if finding.rule.tier != "good-news").values())
    return Counts(
        judged=sum(outcomes.values()),
        breach=outcomes["breach"],
        passed=outcomes["pass"],
        undecided=outcomes["undecided"],
        abstained=outcomes["abstained"],
        hidden=hidden,
    )
