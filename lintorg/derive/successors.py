"""How many people could step in for the most active one of each area."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.derive._shared.most_active import most_active
from lintorg.model.tables import ACTIVE, Contribution, PersonId, Window, commits_to_step_in


def successors(
    area_work: Mapping[str, tuple[Contribution, ...]],
    area_people: Mapping[str, Mapping[PersonId, int]],
    last_commits: Mapping[PersonId, int],
    window: Window,
) -> Mapping[str, int]:
    """Return how many people, besides the most active one, know each area well enough and are still active."""
    recent = Window(start=window.end - ACTIVE, end=window.end)
    counts = {}
    for area, contributions in area_work.items():
        holder = most_active(contributions, area_people[area])
        needed = commits_to_step_in(area_people[area][holder])
        counts[area] = sum(
            commits >= needed and person != holder and last_commits[person] in recent
            for person, commits in area_people[area].items()
        )
    return counts
