"""How many of those who carried the work half a year ago have stopped."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from lintorg.metrics._shared.intervals import wilson
from lintorg.metrics._shared.shares import listing
from lintorg.model.measure import TOO_FEW, Metric, Value
from lintorg.model.tables import DAY, FAMILIAR, OTHER, Contribution, Lens, PersonId, Window

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
    detail=("stopped", "carried", "left_areas"),
)
_CORE_PERSON = 5
_CROWD = 3
"""People who must have left an area before it is named: fewer would point at someone."""


def measure(contributions: tuple[Contribution, ...], window: Window, lens: Lens) -> Value:
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
    areas = _left_areas(earlier, stopped)
    return Value(
        value=share,
        low=low,
        high=high,
        n=len(carried),
        detail={"stopped": str(len(stopped)), "carried": str(len(carried))} | ({"left_areas": areas} if areas else {}),
    )


def _left_areas(earlier: Sequence[Contribution], stopped: Collection[PersonId]) -> str:
    """Word the areas that most of those who stopped had three commits or more in, at most three areas."""
    hands: dict[str, Counter[PersonId]] = defaultdict(Counter)
    for one in earlier:
        for area in one.areas - {OTHER}:
            hands[area].update(person for person in one.people if person in stopped)
    left = {area: sum(number >= FAMILIAR for number in people.values()) for area, people in hands.items()}
    named = sorted((area for area in left if left[area] >= _CROWD), key=lambda area: (-left[area], area))
    return listing([f"{area} ({left[area]})" for area in named[:3]])
