"""How many of those who carried the work half a year ago have stopped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from lintorg.metrics._shared.intervals import wilson
from lintorg.metrics._shared.quiet import quiet_areas
from lintorg.model.hands import QuietWork
from lintorg.model.measure import TOO_FEW, Metric, Value
from lintorg.model.tables import DAY, Contribution, Lens, Window

METRIC = Metric(
    title="regular people who stopped",
    definition=(
        "Of the people with five commits or more, authored or co-authored, from 365 to 182 days before the window's "
        "end, in whatever area, the share without any commit since. The 95 % interval is Wilson's. n counts the people "
        "with five commits or more."
    ),
    unit="share",
    scopes=("repo",),
    fact=False,
    layer="commits",
    source="interval: Wilson 1927",
    detail=("stopped", "carried", "quiet_areas"),
)
_CORE_PERSON = 5


def measure(
    contributions: tuple[Contribution, ...],
    window: Window,
    lens: Lens,
    gone_quiet: Mapping[str | None, QuietWork],
    core: frozenset[str],
) -> Value:
    """Divide those who stopped by those who carried the half-year before."""
    middle = window.end - 182 * DAY
    before, after = Window(start=window.end - 365 * DAY, end=middle), Window(start=middle, end=window.end)
    counted = [one for one in contributions if lens.assisted or not one.assisted]
    earlier = [one for one in counted if one.time in before]
    since = {person for one in counted if one.time in after for person in one.people}
    commits = Counter(person for one in earlier for person in one.people)
    carried = {person for person, number in commits.items() if number >= _CORE_PERSON}
    if not carried:
        return Value(value=None, n=0, why_none=TOO_FEW)
    stopped = carried - since
    share = len(stopped) / len(carried)
    low, high = wilson(share, len(carried))
    areas = quiet_areas(gone_quiet, core)
    return Value(
        value=share,
        low=low,
        high=high,
        n=len(carried),
        detail={"stopped": str(len(stopped)), "carried": str(len(carried))} | ({"quiet_areas": areas} if areas else {}),
    )
