"""Waives breaches: for a while, by a line that says why; whatever is wrong with it, the breach counts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from lintorg.model.accepted import WaiverEntry
from lintorg.model.dates import day
from lintorg.model.finding import Finding, Waiver

LONGEST = timedelta(days=180)

State = Literal["in force", "expired", "too long", "unmatched", "not judged"]


def waive(
    findings: Iterable[Finding], entries: Iterable[WaiverEntry], as_of: int
) -> tuple[tuple[Finding, ...], Mapping[WaiverEntry, State]]:
    """Return the findings, waived where a waiver is in force, and the state of each waiver.

    A waiver is in force up to the end of the day it expires, in UTC, and not where that is more than
    180 days after ``as_of``. What is judged "now" is the end of the window and no clock, so that the
    same commit is judged the same on any day. A waiver is unmatched where its rule judged, and passed
    its subject or did not meet it.
    """
    found = tuple(findings)
    outcomes = {(finding.rule.id, finding.subject): finding.outcome for finding in found}
    judged = {finding.rule.id for finding in found}
    today = date.fromisoformat(day(as_of))
    states: dict[WaiverEntry, State] = {}
    for entry in entries:
        states[entry] = _state(entry, today, outcomes.get((entry.rule, entry.subject)), judged=entry.rule in judged)
    waived = {(entry.rule, entry.subject): entry for entry, state in states.items() if state == "in force"}
    return tuple(_waived(finding, waived.get((finding.rule.id, finding.subject))) for finding in found), states


def waiver_entry(finding: Finding, as_of: int) -> tuple[str, ...]:
    """Return the lines of an entry to fill in for a finding; it expires as late as it may."""
    about = json.dumps(finding.subject, ensure_ascii=False)  # YAML reads JSON's strings
    return (
        f"- rule: {finding.rule.id}",
        f"  subject: {about}",
        "  reason: why this is fine for now",
        "  owner: the team that looks at it again",
        f"  expires: {(date.fromisoformat(day(as_of)) + LONGEST).isoformat()}",
    )


def _state(entry: WaiverEntry, today: date, outcome: str | None, *, judged: bool) -> State:
    if not judged:
        return "not judged"
    if outcome in (None, "pass"):
        return "unmatched"
    if entry.expires < today:
        return "expired"
    return "too long" if entry.expires > today + LONGEST else "in force"


def _waived(finding: Finding, entry: WaiverEntry | None) -> Finding:
    if entry is None or finding.outcome != "breach":
        return finding
    return replace(finding, waiver=Waiver(reason=entry.reason, expires=entry.expires.isoformat()))
