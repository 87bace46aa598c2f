"""Whose some work is most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lintorg.model.tables import Contribution, PersonId


def most_active(contributions: Sequence[Contribution], people: Mapping[PersonId, int]) -> PersonId:
    """Return who has most of an area's commits, given newest first.

    Ties go to the later last commit, then to the earlier first commit in the walk.
    """
    most = max(people.values())
    tied = {person for person, commits in people.items() if commits == most}
    if len(tied) == 1:
        return tied.pop()
    last: dict[PersonId, int] = {}
    age: dict[PersonId, int] = {}
    for place, contribution in enumerate(contributions):
        for person in tied.intersection(contribution.people):
            last[person] = max(contribution.time, last.get(person, contribution.time))
            age[person] = place
    return max(tied, key=lambda person: (last[person], age[person], -person))
