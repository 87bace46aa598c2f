"""How many people could take an area over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lintorg.metrics._shared.neighbours import NEIGHBOUR, neighbour
from lintorg.model import subject
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import FAMILIAR, Contribution, PersonId

METRIC = Metric(
    title="people who could take the area over",
    definition=(
        "People other than the area's most active person with three commits or more in the area in the window "
        "and a commit anywhere in the last 90 days."
    ),
    unit="people",
    scopes=("area",),
    detail=(*NEIGHBOUR, "others"),
)


def measure(
    area_work: Mapping[str, tuple[Contribution, ...]],
    area_people: Mapping[str, Mapping[PersonId, int]],
    successors: Mapping[str, int],
    core: frozenset[str],
) -> Iterator[Value]:
    """Count each area's possible successors, and find the area it changes together with."""
    for area, contributions in area_work.items():
        others = {"others": _others(area_people[area])} if not successors[area] else {}
        yield Value(
            value=successors[area],
            n=len(contributions),
            subject=subject.area(area),
            detail={**neighbour(area, contributions, core), **others},
        )


def _others(people: Mapping[PersonId, int]) -> str:
    """Word why nobody else could take an area over: too few commits there, or none of late."""
    commits = sorted(people.values())[:-1]  # without one person of those with most
    familiar = sum(count >= FAMILIAR for count in commits)
    if not commits:
        return "Nobody else worked here"
    start = "One other person worked here" if len(commits) == 1 else f"{len(commits)} others worked here"
    if not familiar:
        return f"{start}, with fewer than three commits each" if len(commits) > 1 else f"{start}, less than three times"
    return f"{start}; {familiar} with three commits or more, but none of these has committed in the last 90 days"
