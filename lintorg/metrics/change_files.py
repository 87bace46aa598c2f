"""How many files a change touches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lintorg.model.change import Change
from lintorg.model.measure import Metric, Value
from lintorg.model.subject import CHANGE

METRIC = Metric(
    title="files of the change",
    definition="Source files and notebooks that differ between the change's base and its head. n is the same number.",
    unit="files",
    scopes=("change",),
)


def measure(change: Change | None, net_areas: Mapping[str, tuple[str, ...]]) -> Iterator[Value]:
    """Count the net diff's files."""
    if change is not None:
        files = sum(map(len, net_areas.values()))
        yield Value(value=files, n=files, subject=CHANGE)
