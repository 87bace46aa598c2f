"""How values, times and lists are worded for people."""

from __future__ import annotations

from lintorg.model.dates import day
from lintorg.model.measure import Measure
from lintorg.model.report import Report

MISSING = "—"
_REASONS = {
    "too_few": "below the minimum sample",
    "unattributed": "no author or code owner is on record",
    "unsupported_git": "git 2.38 or newer is needed",
    "missing_objects": "objects of the repository are missing",
    "needs_deep": "scan with --deep",
}


def value(measure: Measure | None) -> str:
    """Word a measure: a count, whole percent, or three digits; a dash where there is no value."""
    if measure is None or measure.value is None:
        return MISSING
    if measure.unit == "share":
        return f"{100 * measure.value:.0f} %"
    return str(measure.value) if isinstance(measure.value, int) else f"{measure.value:.3g}"


def reason(code: str) -> str:
    """Word why something was not judged: the reason code, and what it means where that is no plain word."""
    return f"{code}: {_REASONS[code]}" if code in _REASONS else code


def months(seconds: int) -> str:
    """Word a window's length: months where it is about a year or more, else days."""
    days = round(seconds / 86_400)
    return "12 months" if days == 365 else f"{days} days"


def plural(count: int, noun: str) -> str:
    """Return ``1 rule``, ``2 rules``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def people(count: int) -> str:
    """Return ``1 person``, ``2 people``."""
    return "1 person" if count == 1 else f"{count} people"


def title(report: Report) -> str:
    """Say what was judged: a repository in a window, or a change."""
    repository, change = report.repository, report.change
    if change:
        lines = "unknown lines" if change.lines is None else plural(change.lines, "line")
        size = (plural(change.commits, "commit"), plural(change.files, "file"), lines)
        return " · ".join((f"{repository.name} {change.base[:7]}..{change.head[:7]}", *size))
    return (
        f"{repository.name} @ {repository.head[:7]} · {months(repository.window.length)} to {day(repository.as_of)} · "
        f"{plural(repository.window_commits, 'commit')} · {people(repository.people)}"
    )
