"""The four headlines of a scan in words."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.gather.measuring import Measures
from lintorg.model.measure import MISSING_OBJECTS, TOO_FEW, Measure
from lintorg.model.report import HeadlineEntry
from lintorg.model.role_coverage import NEEDED_ROLES, RoleCoverage
from lintorg.model.roster import MINIMUM, NO_ROSTER, NOT_PUBLISHED
from lintorg.model.subject import EARLY_CAREER

_EARLY_CAREER = ("early_career_commit_share", "early_career_core_share", "early_career_share_ratio")
_REASONS = {
    NO_ROSTER: "needs a roster (lintorg roster import)",
    TOO_FEW: "there are too few of them, or of others, or of their commits",
    "suppressed": "there are too few of them, or of others, to speak of without speaking of one person",
    "roles_unknown": "too many commits are by people whose role is unknown",
    NOT_PUBLISHED: "that is said of the default window and the committed configuration only",
    MISSING_OBJECTS: "too many objects are missing",
}


def headline(measures: Measures, coverage: RoleCoverage) -> Mapping[str, HeadlineEntry]:
    """Return authorship concentration, cross-area work, newcomers and early-career people."""
    return {
        "authorship_concentration": _entry(
            measures,
            ("contributor_absence_factor", "core_areas_without_successor", "core_areas_judged"),
            "{contributor_absence_factor} people make half of the commits; "
            "{core_areas_without_successor} of {core_areas_judged} core areas where nobody could step in",
        ),
        "cross_area": _entry(
            measures,
            ("cross_core_commit_share", "bridged_pairs_share"),
            "{cross_core_commit_share} of core commits touch two core areas; "
            "two people know both of {bridged_pairs_share} of core pairs",
        ),
        "newcomers": _entry(
            measures,
            ("newcomer_people_share", "newcomer_commit_share", "newcomer_core_share"),
            "newcomers are {newcomer_people_share} of people, {newcomer_commit_share} of commits, "
            "{newcomer_core_share} of core commits (tenure, not student status)",
        ),
        "early_career": _early_career(measures, coverage),
    }


def _early_career(measures: Measures, coverage: RoleCoverage) -> HeadlineEntry:
    """Return the cohort's share of all and of core commits, and its pace; never by area."""
    commits, core, pace = (measures.get((metric, EARLY_CAREER)) for metric in _EARLY_CAREER)
    if commits is None or commits.value is None:
        reason = (commits.why_none if commits else None) or NO_ROSTER
        text = f"students and interns: not measured, {_why_not(reason, coverage)}"
        return HeadlineEntry(status="abstained", reason=reason, text=text, measures=_EARLY_CAREER)
    text = f"students and interns: {_between(commits)} of commits, {_between(core)} of core commits; {_pace(pace)}"
    return HeadlineEntry(status="measured", text=text, measures=_EARLY_CAREER)


def _why_not(reason: str, coverage: RoleCoverage) -> str:
    """Say why nothing is told of the cohort, and what a roster would take where there is none."""
    if reason == NO_ROSTER and coverage.people < 2 * MINIMUM:
        return f"needs a roster and {2 * MINIMUM} people; {coverage.people} worked here"
    if reason == NO_ROSTER and (count := coverage.entries_for(NEEDED_ROLES)):
        entries = "1 entry" if count == 1 else f"{count} entries"
        return f"{_REASONS[NO_ROSTER]}: {entries} would cover {NEEDED_ROLES} % of the work"
    if reason == "suppressed" and not coverage.with_role:
        return f"0 of {coverage.people} people have a role in the roster (lintorg roster check)"
    return _REASONS.get(reason, reason)


def _between(measure: Measure | None) -> str:
    """Word an interval of a share: what unknown roles leave open."""
    if measure is None or measure.low is None or measure.high is None:
        return "unknown"
    low, high = f"{100 * measure.low:.0f}", f"{100 * measure.high:.0f}"
    return f"{low} %" if low == high else f"{low}-{high} %"


def _pace(measure: Measure | None) -> str:
    if measure is None or measure.value is None:
        reason = (measure.why_none if measure else None) or NO_ROSTER
        return f"their pace is not measured, {_REASONS.get(reason, reason)}"
    between = "" if measure.low is None or measure.high is None else f" ({measure.low:.2f}-{measure.high:.2f})"
    return f"for their days here {measure.value:.2f} of an equal share{between}"


def _entry(measures: Measures, metrics: tuple[str, ...], text: str) -> HeadlineEntry:
    found = [measures[metric, "repo"] for metric in metrics]
    missing = next((measure.why_none for measure in found if measure.value is None), None)
    if all(measure.value is None for measure in found):
        return HeadlineEntry(status="abstained", reason=missing, text=f"not measured: {missing}", measures=metrics)
    words = {measure.metric: word(measure) for measure in found}
    return HeadlineEntry(status="measured", text=text.format(**words), measures=metrics)


def word(measure: Measure) -> str:
    """Word a measure's value: a count, whole percent, or two digits; ``unknown`` without one."""
    if measure.value is None:
        return "unknown"
    if measure.unit == "share":
        return f"{100 * measure.value:.0f} %"
    return f"{measure.value:d}" if isinstance(measure.value, int) else f"{measure.value:.2g}"
