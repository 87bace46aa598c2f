"""How long people took from their first commit to the first that touches core."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from lintorg.metrics._shared.survival import Median, median
from lintorg.model.tables import Contribution, PersonId


def way_to_core(
    people: Collection[PersonId],
    first_commits: Mapping[PersonId, int],
    reached: Mapping[PersonId, int],
    end: int,
) -> Median | None:
    """Return the median seconds; whoever has not reached core counts as watched until the ``end``."""
    return median([(reached.get(person, end) - first_commits[person], person in reached) for person in sorted(people)])


def first_in_core(contributions: Iterable[Contribution], core: frozenset[str], end: int) -> Mapping[PersonId, int]:
    """Return when each person first touched core, up to the ``end``."""
    first: dict[PersonId, int] = {}
    for contribution in contributions:
        if contribution.areas & core and contribution.time <= end:
            for person in contribution.people:
                first[person] = min(contribution.time, first.get(person, contribution.time))
    return first
