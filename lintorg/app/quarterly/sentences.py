"""The front page in three sentences: what moved, what did not, what to try."""

from __future__ import annotations

from collections.abc import Sequence

from lintorg.app.quarterly.limits import NEEDED
from lintorg.app.quarterly.words import capital, listed, number, plural, span
from lintorg.model import subject
from lintorg.model.finding import Finding
from lintorg.model.quarterly import Series
from lintorg.model.rule import SEVERITY_RANK

_SAMPLE = f"{NEEDED} earlier quarters of 100 commits and 5 people or more"
_DATED = "area_handover_due"


def three(series: Sequence[Series], findings: Sequence[Finding]) -> tuple[str, str, str]:
    """Say what moved beyond noise, what did not, and the one thing to try first."""
    judged = [one for one in series if one.change != "unknown"]
    return _moved(judged), _stayed(judged), _try(findings)


def flow_title(series: Sequence[Series]) -> str:
    """Say what the charts of load and flow show."""
    judged = [one for one in series if one.change != "unknown"]
    if not judged:
        return "Too few quarters to tell a change of load or flow from noise"
    moved = [f"{one.title} {_direction(one)}" for one in judged if one.change != "none"]
    if moved:
        return capital(f"{listed(moved)} beyond noise")
    return f"Nothing of {plural(len(judged), 'number')} moved beyond noise"


def _moved(judged: Sequence[Series]) -> str:
    changes = [one for one in judged if one.change != "none"]
    if not judged:
        return f"Whether anything moved cannot be told: that takes {_SAMPLE}, and as many in the quarter itself."
    if not changes:
        return f"Nothing moved beyond noise: none of {plural(len(judged), 'number')} lies outside of its limits."
    return f"Moved beyond noise: {listed([_change(one) for one in changes], few=4)}."


def _change(series: Series) -> str:
    value = series.points[-1].value
    assert value is not None
    return f"{series.title} {_direction(series)} to {number(value, series.unit)} (expected {span(series)})"


def _direction(series: Series) -> str:
    return "rose" if series.change == "up" else "fell"


def _stayed(judged: Sequence[Series]) -> str:
    same = [one.title for one in judged if one.change == "none"]
    if not judged:
        return "What did not move cannot be told either; the tables show what there is."
    if not same:
        return "None of the numbers that can be judged stayed within its limits."
    return f"Within noise: {listed(same, few=5)}."


def _try(findings: Sequence[Finding]) -> str:
    counting = [one for one in findings if _counts(one)]
    if not counting:
        return "Nothing has to be tried first: no rule finds a breach. What the report cannot tell stands at its end."
    first = min(counting, key=_urgency)
    about = "" if first.subject == subject.REPO else f"{subject.title(first.subject)}: "
    advice = f" {capital(first.remedy[0])}" if first.remedy else ""
    return f"To try first: {about}{first.message}.{advice}"


def _counts(finding: Finding) -> bool:
    return finding.outcome == "breach" and not finding.accepted and finding.rule.tier != "good-news"


def _urgency(finding: Finding) -> tuple[object, ...]:
    """Order the severest first; then what has a date, then areas, the busiest first."""
    dated = any(measure.metric == _DATED for measure in finding.measures)
    commits = max((measure.n for measure in finding.measures), default=0)
    of_area = subject.scope_of(finding.subject) == "area"
    return -SEVERITY_RANK[finding.severity], not dated, not of_area, -commits, finding.rule.id, finding.subject
