"""How values, times and lists are worded for people."""

from __future__ import annotations

from lintorg.model.dates import day
from lintorg.model.measure import Measure
from lintorg.model.report import Report
from lintorg.model.tables import LeftOut

MISSING = "—"


def value(measure: Measure | None) -> str:
    """Word a measure: a count, whole percent, or three digits; a dash where there is no value."""
    if measure is None or measure.value is None:
        return MISSING
    if measure.unit == "share":
        return f"{100 * measure.value:.0f} %"
    return str(measure.value) if isinstance(measure.value, int) else f"{measure.value:.3g}"


def interval(measure: Measure) -> str:
    """Word an estimate's interval to stand behind its value; nothing for a fact."""
    if measure.low == measure.high:
        return ""
    ends = (
        f"{100 * (end or 0):.0f}" if measure.unit == "share" else f"{end or 0:.3g}"
        for end in (measure.low, measure.high)
    )
    return f" ({' to '.join(ends)})"


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
        return " · ".join((f"{repository.title} {change.base[:7]}..{change.head[:7]}", *size))
    return (
        f"{repository.title} @ {repository.head[:7]} · {months(repository.window.length)} to {day(repository.as_of)} · "
        f"{plural(repository.window_commits, 'commit')} · {people(repository.people)}"
    )


def left_out_words(left_out: LeftOut) -> str:
    """Say how many commits count for nobody, and how many count otherwise than they say."""
    parts = [
        (left_out.bots, "by bots"),
        (left_out.agents, "by coding agents alone"),
        (left_out.nobody, "by nobody who is named"),
        (left_out.copies, "copied within the history"),
    ]
    said = [f"{plural(count, 'commit')} {what}" for count, what in parts if count]
    if left_out.crowded:
        said.append(f"the co-authors of {plural(left_out.crowded, 'commit')} that name too many")
    return ", ".join(said)
