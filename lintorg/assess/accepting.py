"""Leaves out of a verdict what the team has accepted, and says which acceptance no longer holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lintorg.config.baseline import BASELINE
from lintorg.gather.policy import Policy
from lintorg.model.accepted import WaiverEntry
from lintorg.model.dates import day
from lintorg.model.errors import LintorgError
from lintorg.model.facts import Facts
from lintorg.model.finding import Finding
from lintorg.model.subject import title
from lintorg.policy.baseline import Recognised, recognise
from lintorg.policy.waive import State, waive


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """Findings with their waivers and marks, and what must be said about them."""

    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()


def accept(
    findings: tuple[Finding, ...], policy: Policy, facts: Facts, as_of: int, *, unmatched: bool = True
) -> Accepted:
    """Waive what is waived as of a time, then mark what the baseline knows.

    ``unmatched`` waivers are said where all was judged: most changes do not meet what a waiver of changes is about.

    Raises:
        LintorgError: the baseline was recorded for another history.
    """
    waived, states = waive(findings, policy.waivers, as_of)
    unmatched = unmatched and not policy.settings.part  # they are of the whole
    said = {entry: state for entry, state in states.items() if unmatched or state != "unmatched"}
    notes = [*_about_waivers(said, as_of)]
    part = policy.settings.part
    if part:
        waived = tuple(replace(finding, part=part) for finding in waived)
        notes += _about_part(part, baseline=policy.baseline is not None)
    if policy.baseline is None or part:
        return Accepted(findings=waived, notes=tuple(notes))
    if not set(policy.baseline.roots) & set(roots_of(facts)):
        raise LintorgError(
            f"{BASELINE} was recorded for another history: none of its first commits is in this one; "
            "record a new one with `lintorg baseline create`"
        )
    known = recognise(waived, policy.baseline.entries, policy.rules)
    return Accepted(findings=known.findings, notes=(*notes, *_about_baseline(known)))


def roots_of(facts: Facts) -> tuple[str, ...]:
    """Return the commits without parents, by which a history is told from others."""
    return tuple(sorted(commit.hash for commit in facts.commits if not commit.parents))


def _about_part(part: str, *, baseline: bool) -> Iterator[str]:
    yield f"only {part}/ is judged, by the commits that touch it (`--path .` is the whole repository)"
    if baseline:
        yield f"{BASELINE} is about the whole repository and accepts nothing here"


def _about_waivers(states: Mapping[WaiverEntry, State], as_of: int) -> Iterator[str]:
    for entry, state in states.items():
        waiver = f"the waiver of {entry.rule} about {title(entry.subject)} ({entry.file}:{entry.line})"
        if state == "expired":
            yield f"{waiver} expired on {entry.expires}; the finding counts again"
        elif state == "too long":
            yield f"{waiver} does not hold: it runs more than 180 days past {day(as_of)}; choose an earlier day"
        elif state == "unmatched":
            yield f"{waiver} matches no breach; remove it"


def _about_baseline(known: Recognised) -> Iterator[str]:
    for finding, then, now in known.worse:
        about = f"{finding.rule.id} about {title(finding.subject)}"
        yield f"{about} is worse than the baseline recorded: {then} then, {now} now"
    for rule in known.redefined:
        yield (
            f"the baseline recorded {rule} by another definition, so its findings count again; "
            "record them anew with `lintorg baseline create`"
        )
