"""How few people mend what others wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from lintorg.metrics._shared.shares import half, listing
from lintorg.model.measure import TOO_FEW, Metric, Value
from lintorg.model.subject import REPO
from lintorg.model.tables import OTHER, Contribution

METRIC = Metric(
    title="people making half of the fixes to other people's code",
    definition=(
        "The smallest number of people who authored more than half of the fixes to other people's code (see "
        "fixes_of_others_share). n counts those fixes."
    ),
    unit="people",
    scopes=("repo",),
    on_demand=True,
    detail=("fixers", "fixed_areas"),
)
_NAMED = 3


def measure(fixes_of_others: tuple[tuple[Contribution, bool], ...]) -> Value:
    """Find the smallest majority of their authors, and where most of them are."""
    found = [one for one, others in fixes_of_others if others]
    if not found:
        return Value(value=None, n=0, why_none=TOO_FEW)
    by = Counter(one.author for one in found)
    areas = Counter(area for one in found for area in one.areas if area != OTHER)
    largest = sorted(areas, key=lambda area: (-areas[area], area))[:_NAMED]
    named = {"fixed_areas": listing([f"{area} ({areas[area]})" for area in largest])} if largest else {}
    return Value(value=half(by), n=len(found), detail={"fixers": str(len(by))} | named)


def commits_behind(fixes_of_others: tuple[tuple[Contribution, bool], ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the fixes of what others wrote."""
    return {REPO: tuple(one.hash for one, others in fixes_of_others if others)}
