"""When each person first appeared, over all history."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.model.tables import Contribution, PersonId


def first_commits(contributions: tuple[Contribution, ...]) -> Mapping[PersonId, int]:
    """Return each person's earliest committer date, authored or co-authored, in seconds UTC."""
    first: dict[PersonId, int] = {}
    for contribution in contributions:
        for person in contribution.people:
            first[person] = min(contribution.time, first.get(person, contribution.time))
    return first
