"""The four headlines of a scan in words."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.app.measuring import Measures
from lintorg.model.measure import Measure
from lintorg.model.report import HeadlineEntry

NO_ROSTER = "no_roster"


def headline(measures: Measures) -> Mapping[str, HeadlineEntry]:
    """Return authorship concentration, cross-area work, newcomers and early-career people."""
    return {
        "authorship_concentration": _entry(
            measures,
            ("contributor_absence_factor", "core_areas_without_successor", "core_areas_judged"),
            "{contributor_absence_factor} people make half of the commits; "
            "{core_areas_without_successor} of {core_areas_judged} core areas nobody could take over",
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
        "early_career": HeadlineEntry(
            status="abstained",
            reason=NO_ROSTER,
            text="students and interns are not measured: git does not say who is one",
        ),
    }


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
