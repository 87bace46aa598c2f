"""How many core areas a change touches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lintorg.metrics._shared.shares import listing
from lintorg.model.change import Change
from lintorg.model.measure import Metric, Value
from lintorg.model.subject import CHANGE

METRIC = Metric(
    title="core areas of the change",
    definition=(
        "Core areas with a source file or notebook that differs between the change's base and its head. n counts the "
        "files in all areas."
    ),
    unit="areas",
    scopes=("change",),
    detail=("areas",),
)


def measure(change: Change | None, net_areas: Mapping[str, tuple[str, ...]], core: frozenset[str]) -> Iterator[Value]:
    """Count the core areas of the net diff."""
    if change is not None:
        touched = sorted(core & net_areas.keys())
        files = sum(map(len, net_areas.values()))
        detail = {"areas": listing(touched)} if touched else {}
        yield Value(value=len(touched), n=files, subject=CHANGE, detail=detail)
