"""A checked change for a person: one line, and below it what is worth saying, if anything."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from lintorg.model.report import ChangeSummary, Display, Report
from lintorg.model.tables import Guard
from lintorg.model.text import safe
from lintorg.render._shared.findings import findings_text
from lintorg.render._shared.layout import wrapped
from lintorg.render._shared.words import plural


def change_text(report: Report, change: ChangeSummary, display: Display) -> Iterator[Text]:
    """Yield the title, what could not be seen, and the findings."""
    size = "unknown lines" if change.lines is None else plural(change.lines, "line")
    words = [
        f"{safe(report.repository.name)} {change.base[:7]}..{change.head[:7]}",
        plural(change.commits, "commit"),
        plural(change.files, "file"),
        size,
        _outcome(report),
    ]
    yield Text(" · ".join(words), style="bold")
    for note in report.notes:
        yield from wrapped(note[:1].upper() + safe(note[1:]), display, "", style="bold")
    if any(finding.outcome in ("breach", "undecided") for finding in report.findings):
        for guard in filter(_limits_changes, report.guards):
            yield from wrapped(f"{guard.id} {guard.name}: {safe(guard.detail)}", display, "   ", style="dim")
    yield from findings_text(report, display)


def _limits_changes(guard: Guard) -> bool:
    """Tell whether a guard is active and limits what can be said of a change: who is who, and missing objects."""
    return guard.active and guard.id in ("G5", "G7")


def _outcome(report: Report) -> str:
    """Word what the rules found in one go; rules that could not judge are never passed over."""
    outcomes = [finding.outcome for finding in report.findings]
    if outcomes and all(outcome == "abstained" for outcome in outcomes):
        return "nothing could be judged (--why)"
    unsure = sum(outcome in ("abstained", "undecided") for outcome in outcomes)
    word = "nothing to say" if "breach" not in outcomes else f"{plural(outcomes.count('breach'), 'word')} to say"
    return word + (f", {plural(unsure, 'rule')} cannot tell (--why)" if unsure else "")
