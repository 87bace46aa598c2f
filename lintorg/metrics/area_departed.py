"""Whether the only person who knew an area has stopped, and nobody has followed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from lintorg.metrics._shared.neighbours import NEIGHBOUR, neighbour
from lintorg.model import subject
from lintorg.model.measure import TOO_FEW, Metric, Value
from lintorg.model.tables import BUSY, DAY, FAMILIAR, Contribution, Lens, PersonId, Window

METRIC = Metric(
    title="areas left by the one who knew them",
    definition=(
        "1 when, in the 365 days that ended 90 days before the window's end, 20 commits or more touched the area and "
        "exactly one person had three or more of them, that person made no commit anywhere in the last 90 days, nobody "
        "else touched the area since that person last did, and another core area had 20 commits or more in the last 90 "
        "days; else 0. n counts the area's commits in those 365 days; fewer than 20 are too few to say."
    ),
    unit="areas",
    scopes=("area",),
    version=2,
    detail=NEIGHBOUR,
    minimum=BUSY,
)


def measure(
    contributions: tuple[Contribution, ...],
    last_commits: Mapping[PersonId, int],
    core: frozenset[str],
    window: Window,
    lens: Lens,
) -> Iterator[Value]:
    """Look for areas whose one familiar person left; without core areas nothing tells whether work goes on."""
    recent = Window(start=window.end - 90 * DAY, end=window.end)
    before = Window(start=recent.start - 365 * DAY, end=recent.start)
    areas = _by_area(contributions, Window(start=before.start, end=recent.end), lens)
    busy = {area for area in core if sum(one.time in recent for one in areas.get(area, ())) >= BUSY}
    gone = frozenset(person for person, time in last_commits.items() if time not in recent)
    for area, commits in sorted(areas.items()) if core else ():
        touching = sum(one.time in before for one in commits)
        departed = bool(busy - {area}) and _departed(commits, before, gone)
        yield Value(
            value=int(departed) if touching >= BUSY else None,
            n=touching,
            subject=subject.area(area),
            why_none=None if touching >= BUSY else TOO_FEW,
            detail=neighbour(area, commits, core),
        )


def commits_behind(
    contributions: tuple[Contribution, ...], window: Window, lens: Lens
) -> Mapping[str, tuple[str, ...]]:
    """Return each area's commits of the 455 days that are looked at."""
    looked_at = Window(start=window.end - (365 + 90) * DAY, end=window.end)
    areas = _by_area(contributions, looked_at, lens)
    return {subject.area(area): tuple(one.hash for one in commits) for area, commits in areas.items()}


def _by_area(contributions: Sequence[Contribution], window: Window, lens: Lens) -> Mapping[str, list[Contribution]]:
    areas: dict[str, list[Contribution]] = defaultdict(list)
    for contribution in contributions:
        if contribution.time in window and (lens.assisted or not contribution.assisted):
            for area in contribution.areas:
                areas[area].append(contribution)
    return areas


def _departed(commits: Sequence[Contribution], before: Window, gone: frozenset[PersonId]) -> bool:
    """Tell whether exactly one person knew the area, is gone, and was the last to touch it."""
    hands = Counter(person for one in commits if one.time in before for person in one.people)
    familiar = [person for person, number in hands.items() if number >= FAMILIAR]
    if len(familiar) != 1 or familiar[0] not in gone:
        return False
    last = max(one.time for one in commits if familiar[0] in one.people)
    return all(one.time <= last for one in commits)
