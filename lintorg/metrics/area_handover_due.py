"""Whether an area's last active people but one are about to leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lintorg.metrics._shared.neighbours import NEIGHBOUR, neighbour
from lintorg.model import subject
from lintorg.model.measure import Metric, Value
from lintorg.model.roster import NO_ROSTER, NOT_PUBLISHED, RolePeriod, Roles
from lintorg.model.tables import DAY, FAMILIAR, Contribution, PersonId, Window

METRIC = Metric(
    title="areas to be handed over",
    definition=(
        "1 when the last role of someone active in the area ends within 182 days after the window's end, and at most "
        "one active person has no such end; else 0. Active is who has three commits or more in the area in the window "
        "and a commit anywhere in the last 90 days. n counts the area's commits. Nothing is told of windows of one's "
        "own choice: they would date the end of a role."
    ),
    unit="areas",
    scopes=("area",),
    version=2,
    detail=NEIGHBOUR,
)
_ACTIVE, _SOON = 90 * DAY, 182 * DAY


def measure(
    area_work: Mapping[str, tuple[Contribution, ...]],
    area_people: Mapping[str, Mapping[PersonId, int]],
    last_commits: Mapping[PersonId, int],
    core: frozenset[str],
    window: Window,
    roles: Roles | None,
    *,
    published: bool,
) -> Iterator[Value]:
    """Look for areas that are about to have one active person or none."""
    reason = NO_ROSTER if roles is None else None if published else NOT_PUBLISHED
    here = frozenset(person for person, time in last_commits.items() if time > window.end - _ACTIVE)
    soon = Window(start=window.end, end=window.end + _SOON)
    leaving = {person for person, periods in (roles.of.items() if roles else ()) if _ends(periods, soon)}
    for area, contributions in area_work.items():
        active = here & {person for person, commits in area_people[area].items() if commits >= FAMILIAR}
        due = bool(active & leaving) and len(active - leaving) <= 1
        yield Value(
            value=None if reason else int(due),
            n=len(contributions),
            subject=subject.area(area),
            why_none=reason,
            detail={} if reason else neighbour(area, contributions, core),
        )


def _ends(periods: Sequence[RolePeriod], soon: Window) -> bool:
    """Tell whether the last of someone's roles ends in a window; an open one never does."""
    ends = [period.end for period in periods if period.end is not None]
    return bool(ends) and len(ends) == len(periods) and max(ends) in soon
