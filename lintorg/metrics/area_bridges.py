"""How many people know both of two core areas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lintorg.metrics._shared.neighbours import files_together
from lintorg.model import subject
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import Contribution

METRIC = Metric(
    title="people who know both areas",
    definition=(
        "People with two commits or more in each of two core areas in the window; for pairs where each area has 20 "
        "commits and three people with two commits or more."
    ),
    unit="people",
    scopes=("pair",),
    version=2,
    detail=("files",),
)


def measure(
    area_work: Mapping[str, tuple[Contribution, ...]],
    bridges: Mapping[tuple[str, str], int],
    judged_pairs: tuple[tuple[str, str], ...],
    area_paths: Mapping[str, Mapping[str, tuple[str, ...]]],
) -> Iterator[Value]:
    """Count each pair's bridges; where there are few, name the files that change together."""
    for pair in judged_pairs:
        one, other = pair
        shared = [contribution.hash for contribution in area_work[one] if other in contribution.areas]
        few = bridges[pair] <= 1
        yield Value(
            value=bridges[pair],
            n=min(len(area_work[one]), len(area_work[other])),
            subject=subject.pair(one, other),
            detail={"files": files_together(pair, shared, area_paths)} if few and shared else {},
        )
