"""How many people could step in for the most active one of an area."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lintorg.metrics._shared.neighbours import NEIGHBOUR, neighbour
from lintorg.model import subject
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import Contribution, PersonId, commits_to_step_in

METRIC = Metric(
    title="people who could step in",
    definition=(
        "People other than the area's most active person with a tenth of that person's commits in the area in the "
        "window or more (three at least, ten are enough), and a commit anywhere in the last 90 days."
    ),
    unit="people",
    scopes=("area",),
    version=2,
    detail=(*NEIGHBOUR, "others"),
)


def measure(
    area_work: Mapping[str, tuple[Contribution, ...]],
    area_people: Mapping[str, Mapping[PersonId, int]],
    successors: Mapping[str, int],
    core: frozenset[str],
) -> Iterator[Value]:
    """Count who could step in for each area's most active person, and find the area it changes together with."""
    for area, contributions in area_work.items():
        others = {"others": _others(area_people[area])} if not successors[area] else {}
        yield Value(
            value=successors[area],
            n=len(contributions),
            subject=subject.area(area),
            detail={**neighbour(area, contributions, core), **others},
        )


def _others(people: Mapping[PersonId, int]) -> str:
    """Word why nobody else could step in: too few commits there, or none of late."""
    *commits, most = sorted(people.values())
    needed = commits_to_step_in(most)
    enough = sum(count >= needed for count in commits)
    if not commits:
        return "Nobody else worked here"
    start = "One other person worked here" if len(commits) == 1 else f"{len(commits)} others worked here"
    if not enough:
        return f"{start}, with fewer than {needed} commits{' each' if len(commits) > 1 else ''}"
    return f"{start}; {enough} with {needed} commits or more, but none of these has committed in the last 90 days"
