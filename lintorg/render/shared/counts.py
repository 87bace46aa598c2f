"""The rules of a report counted, and what else must be said of it, in words."""

from __future__ import annotations

from collections.abc import Iterator

from lintorg.model.report import Report
from lintorg.render.shared.grouped import accepted
from lintorg.render.shared.words import plural

NOTHING_JUDGED = "Nothing could be judged"


def counted(report: Report) -> Iterator[str]:
    """Yield the rules by outcome, and the findings that were accepted, in a few words each."""
    counts = report.counts
    part = _passed_in_part(report)
    waived = sum(finding.waiver is not None for finding in accepted(report))
    baselined = len(accepted(report)) - waived
    yield f"{plural(counts.breach, 'rule')} breached" if counts.breach else ""
    yield f"{plural(waived, 'finding')} waived" if waived else ""
    yield f"{plural(baselined, 'finding')} in the baseline" if baselined else ""
    yield f"{plural(counts.passed + part, 'rule')} passed" + (f" ({part} for what is large enough)" if part else "")
    yield f"{counts.undecided} undecided" if counts.undecided else ""
    yield f"{counts.abstained - part} abstained" if counts.abstained - part else ""
    yield f"{counts.hidden} pedantic hidden (--pedantic)" if counts.hidden else ""


def summary(report: Report) -> str:
    """Return the counts on one line."""
    return " · ".join(filter(None, counted(report)))


def nothing_judged(report: Report) -> bool:
    """Tell whether every rule abstained: that is no pass."""
    return bool(report.findings) and all(finding.outcome == "abstained" for finding in report.findings)


def notes(report: Report) -> Iterator[str]:
    """Yield what must be said besides the findings, as sentences begin."""
    for note in report.notes:
        yield note[:1].upper() + note[1:]


def guards(report: Report) -> Iterator[str]:
    """Yield what limits what may be judged; of a change, only where there is something to limit."""
    limited = not report.change or any(finding.outcome in ("breach", "undecided") for finding in report.findings)
    incomplete = report.repository.degraded_commits or report.repository.skipped_commits
    for guard in report.guards:
        silences = guard.silences or guard.scopes or guard.id == "G7"
        active = guard.active and (silences or not report.change)
        if limited and (active or (guard.id == "G7" and incomplete)):
            yield f"{guard.id} {guard.name}: {guard.detail}"


def _passed_in_part(report: Report) -> int:
    """Count the rules that abstain about some subjects and pass about all others."""
    outcomes: dict[str, set[str]] = {}
    for finding in report.findings:
        if finding.rule.tier != "good-news":
            outcomes.setdefault(finding.rule.id, set()).add(finding.outcome)
    return sum(found == {"abstained", "pass"} for found in outcomes.values())
