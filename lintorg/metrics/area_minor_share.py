"""How much of an area is done in small pieces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from lintorg.metrics._shared.shares import busiest, share
from lintorg.model import subject
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import Contribution, PersonId

METRIC = Metric(
    title="share of the area's minor contributors",
    definition=(
        "Of the area's commits in the window, each split equally over its author and co-authors, the part that belongs "
        "to people with less than 5 % of them each. n counts the commits."
    ),
    unit="share",
    scopes=("area",),
    version=2,
    source="Bird et al. 2011, minor contributors",
    detail=("minor_people", "all_people", "files"),
)


def measure(
    area_work: Mapping[str, tuple[Contribution, ...]],
    area_credit: Mapping[str, Mapping[PersonId, int]],
    counted_paths: Mapping[str, int],
    path_area: Callable[[str], str],
) -> Iterator[Value]:
    """Divide the credit of each area's minor contributors by all of its credit."""
    paths: dict[str, list[str]] = defaultdict(list)
    for path in counted_paths:
        paths[path_area(path)].append(path)
    for area, credit in area_credit.items():
        minor = _minor(credit)
        answer = share(sum(credit[person] for person in minor), sum(credit.values()), n=len(area_work[area]))
        named = busiest(paths[area], counted_paths)
        yield Value(
            value=answer.value,
            n=answer.n,
            subject=subject.area(area),
            detail={"minor_people": str(len(minor)), "all_people": str(len(credit))}
            | ({"files": named} if named else {}),
        )


def commits_behind(
    area_work: Mapping[str, tuple[Contribution, ...]], area_credit: Mapping[str, Mapping[PersonId, int]]
) -> Mapping[str, tuple[str, ...]]:
    """Return each area's commits in which a minor contributor has a part."""
    minor = {area: _minor(credit) for area, credit in area_credit.items()}
    return {
        subject.area(area): tuple(one.hash for one in work if not minor[area].isdisjoint(one.people))
        for area, work in area_work.items()
    }


def _minor(credit: Mapping[PersonId, int]) -> frozenset[PersonId]:
    total = sum(credit.values())
    return frozenset(person for person, units in credit.items() if 20 * units < total)
