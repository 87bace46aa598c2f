"""How many people know both of two core areas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from lintorg.metrics._shared.shares import listing
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
            detail=_files(pair, shared, area_paths) if few and shared else {},
        )


def _files(
    pair: tuple[str, str], commits: list[str], area_paths: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> Mapping[str, str]:
    """Word each area's file that the commits touching both areas touch most."""
    words = []
    for area in pair:
        paths = Counter(path for commit in commits for path in area_paths[area].get(commit, ()))
        words.append(min(paths, key=lambda path: (-paths[path], path)))
    return {"files": listing(words)}
