"""When each person was last active, as of the window's end."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.model.tables import Contribution, PersonId, Window


def last_commits(contributions: tuple[Contribution, ...], window: Window) -> Mapping[PersonId, int]:
    """Return each person's latest committer date not after the window's end, in seconds UTC."""
    last: dict[PersonId, int] = {}
    for contribution in contributions:
        if contribution.time <= window.end:
            for person in contribution.people:
                last[person] = max(contribution.time, last.get(person, contribution.time))
    return last
