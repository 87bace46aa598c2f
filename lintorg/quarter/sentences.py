"""The front page in sentences: what moved, what did not, what to try."""

from __future__ import annotations

from collections.abc import Sequence

from lintorg.model import subject
from lintorg.model.finding import Finding
from lintorg.model.quarterly import Series
from lintorg.model.rule import SEVERITY_RANK
from lintorg.quarter.limits import NEEDED
from lintorg.quarter.words import capital, listed, number, plural, span
from lintorg.quarter.words import people as persons

COMMITS, PEOPLE = 100, 5
"""What a quarter needs to be judged."""
_ADVICE = 2
"""Sentences of a remedy: what is behind it, and what to do."""
_NAMED = 3
"""Numbers within noise that are named; the tables have the others."""
_DATED = "area_handover_due"


def to_try(findings: Sequence[Finding]) -> str:
    """Say the one thing to try first."""
    counting = [one for one in findings if _counts(one)]
    if all(one.outcome == "abstained" for one in findings):
        return "What to try cannot be told: no rule could judge anything. That is no pass."
    if not counting:
        return "Nothing has to be tried first: no rule finds a breach. What the report cannot tell stands at its end."
    first = min(counting, key=_urgency)
    about = "" if first.subject == subject.REPO else f"{subject.title(first.subject)}: "
    return " ".join((f"To try first: {about}{first.message}.", *first.remedy[:_ADVICE]))


def moved_and_stayed(series: Sequence[Series], *, commits: int, people: int) -> tuple[str, str]:
    """Say what moved beyond noise and what did not; for a quarter of so much work."""
    judged = [one for one in series if one.change != "unknown"]
    if judged:
        return _moved(judged), _stayed(judged)
    return (
        f"Whether the quarter's numbers moved cannot be told: {_why_not(series, commits, people)}.",
        "Nor can it be told that they did not. What is said below of the whole year is counted, not told from noise.",
    )


def _why_not(series: Sequence[Series], commits: int, people: int) -> str:
    earlier = max(sum(point.value is not None for point in one.points[:-1]) for one in series)
    takes = f"it takes {COMMITS} commits by {PEOPLE} people"
    before = f" in {NEEDED} earlier quarters, and {earlier or 'none'} had them"
    if commits < COMMITS or people < PEOPLE:
        has = f"the quarter has {plural(commits, 'commit')} by {persons(people)}, and {takes}"
        return has if earlier >= NEEDED else f"{has}, here and{before}"
    if all(one.points[-1].value is None for one in series):
        return "the history is too young, or what limits it leaves nothing to judge"
    return f"{takes}{before}"


def flow_title(series: Sequence[Series]) -> str:
    """Say what the charts of load and flow show."""
    judged = [one for one in series if one.change != "unknown"]
    if not judged:
        return "Too few quarters to tell a change of load or flow from noise"
    moved = [direction(one) for one in judged if one.change != "none"]
    if moved:
        return capital(f"{listed(moved)} beyond noise")
    return f"Nothing of {plural(len(judged), 'number')} moved beyond noise"


def _moved(judged: Sequence[Series]) -> str:
    changes = [one for one in judged if one.change != "none"]
    if not changes:
        return f"Nothing moved beyond noise: none of {plural(len(judged), 'number')} lies outside of its limits."
    return f"Moved beyond noise: {listed([_change(one) for one in changes], few=4)}."


def _change(series: Series) -> str:
    value = series.points[-1].value
    assert value is not None
    return f"{direction(series)} to {number(value, series.unit)} (expected {span(series)})"


def _named(series: Series) -> str:
    """Return a title that a sentence can hold: ``lines per commit (median)``."""
    name, comma, rest = series.title.partition(", ")
    return f"{name} ({rest})" if comma else name


def direction(series: Series) -> str:
    """Return, of a series that moved, ``lines per commit (median) rose``."""
    return f"{_named(series)} {'rose' if series.change == 'up' else 'fell'}"


def _stayed(judged: Sequence[Series]) -> str:
    same = [_named(one) for one in judged if one.change == "none"]
    if not same:
        return "None of the numbers that can be judged stayed within its limits."
    counted = f"{len(same)} of {plural(len(judged), 'number')} that can be judged"
    if len(same) <= _NAMED:
        return f"Within noise: {counted}, {listed(same)}."
    return f"Within noise: {counted}, among them {listed(same[:_NAMED])}; the tables by quarter say which others."


def _counts(finding: Finding) -> bool:
    return finding.outcome == "breach" and not finding.accepted and finding.rule.tier != "good-news"


def _urgency(finding: Finding) -> tuple[object, ...]:
    """Order the severest first; then what has a date, then areas, the busiest first."""
    dated = any(measure.metric == _DATED for measure in finding.measures)
    commits = max((measure.n for measure in finding.measures), default=0)
    of_area = subject.scope_of(finding.subject) == "area"
    return -SEVERITY_RANK[finding.severity], not dated, not of_area, -commits, finding.rule.id, finding.subject
