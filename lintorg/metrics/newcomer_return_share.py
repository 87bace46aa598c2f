"""How many new people come back after their first commit."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.metrics._shared.intervals import wilson
from lintorg.metrics._shared.newcomers import YOUNG_HISTORY
from lintorg.model.measure import TOO_FEW, Metric, Value
from lintorg.model.tables import DAY, Contribution, PersonId, Window

METRIC = Metric(
    title="newcomers who came back",
    definition=(
        "Of the people whose first commit here lies in the window and 120 days or more before its end, the share with "
        "another commit 7 to 120 days after it, authored or co-authored. Tenure, not student status; n counts people."
    ),
    unit="share",
    scopes=("repo",),
    fact=False,
    layer="commits",
    source="interval: Wilson 1927, JASA 22",
    detail=("returned", "newcomers"),
)
_SOON, _LATE = 7 * DAY, 120 * DAY


def measure(
    contributions: tuple[Contribution, ...],
    first_commits: Mapping[PersonId, int],
    newcomers: frozenset[PersonId] | None,
    window: Window,
) -> Value:
    """Divide those with a second commit in time by all who had the time for one."""
    if newcomers is None:
        return Value(value=None, n=0, why_none=YOUNG_HISTORY)
    new = {person for person, first in first_commits.items() if first in window and first <= window.end - _LATE}
    returned = {
        person
        for contribution in contributions
        for person in new.intersection(contribution.people)
        if _SOON <= contribution.time - first_commits[person] <= _LATE
    }
    if not new:
        return Value(value=None, n=0, why_none=TOO_FEW)
    low, high = wilson(len(returned) / len(new), len(new))
    return Value(
        value=len(returned) / len(new),
        low=low,
        high=high,
        n=len(new),
        detail={"returned": str(len(returned)), "newcomers": str(len(new))},
    )
