"""How long it takes a new person to reach the core."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.metrics._shared.newcomers import YOUNG_HISTORY
from lintorg.metrics._shared.way import first_in_core, way_to_core
from lintorg.model.measure import SECONDS, TOO_FEW, Metric, Value
from lintorg.model.tables import Contribution, PersonId, Window

METRIC = Metric(
    title="weeks from a first commit to the first in core",
    definition=(
        "Median weeks from the first commit here to the first one that touches a core area, authored or co-authored, "
        "over people whose first commit lies in the last 365 days (tenure, not student status); whoever has not yet "
        "touched core counts as watched until the window's end (Kaplan-Meier). No value where fewer than half would "
        "have reached core. An upper end that cannot be told is given as 365 days, the longest that anyone was watched."
    ),
    unit="weeks",
    scopes=("repo",),
    version=2,
    of_core=True,
    fact=False,
    source="Kaplan and Meier 1958, JASA 53; interval: Brookmeyer and Crowley 1982, Biometrics 38, log-log Greenwood",
)
_WATCHED = 365 * SECONDS["d"]


def measure(
    contributions: tuple[Contribution, ...],
    first_commits: Mapping[PersonId, int],
    newcomers: frozenset[PersonId] | None,
    core: frozenset[str],
    window: Window,
) -> Value:
    """Take the median over newcomers, in weeks; n counts them."""
    if newcomers is None:
        return Value(value=None, n=0, why_none=YOUNG_HISTORY)
    reached = first_in_core(contributions, core, window.end)
    found = way_to_core(newcomers, first_commits, reached, window.end)
    if found is None:
        return Value(value=None, n=len(newcomers), why_none=TOO_FEW)
    high = _WATCHED if found.high is None else found.high
    value, low, high = (seconds / SECONDS["w"] for seconds in (found.value, found.low, high))
    return Value(value=value, low=low, high=high, n=len(newcomers))
