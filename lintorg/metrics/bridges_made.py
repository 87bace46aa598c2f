"""Into how many thin areas a change brings somebody new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lintorg.metrics._shared.shares import listing
from lintorg.model.change import Change
from lintorg.model.measure import Metric, Value
from lintorg.model.subject import CHANGE
from lintorg.model.tables import PersonId

METRIC = Metric(
    title="thin areas that a second person works in",
    definition=(
        "Areas with 20 commits or more in the year before the change that nobody but their most active person could "
        "take over, and that a commit of the change touches whose author or co-author is somebody else. n counts the "
        "change's commits."
    ),
    unit="areas",
    scopes=("change",),
    detail=("area", "areas", "file"),
)


def measure(
    change: Change | None, thin_areas: Mapping[str, PersonId], net_areas: Mapping[str, tuple[str, ...]]
) -> Iterator[Value]:
    """Count the thin areas where somebody besides the most active person works."""
    if change is None:
        return
    bridged = [
        area
        for area, holder in thin_areas.items()
        if any(area in commit.areas and set(commit.people) - {holder} for commit in change.work)
    ]
    detail = {"area": bridged[0], "areas": listing(bridged)} if bridged else {}
    if bridged and (files := net_areas.get(bridged[0])):
        detail["file"] = files[0]
    yield Value(value=len(bridged), n=len(change.work), subject=CHANGE, detail=detail)
