"""Whose work of the past year has gone quiet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set

from lintorg.derive._shared.credit import total_credit
from lintorg.model.hands import QuietWork
from lintorg.model.tables import ACTIVE, DAY, Contribution, Lens, PersonId, Window

_YEAR = 365 * DAY
_REGULAR = 10
"""Commits anywhere that make somebody a regular."""


def earlier_work(contributions: tuple[Contribution, ...], window: Window, lens: Lens) -> tuple[Contribution, ...]:
    """Return the commits from 365 to 90 days before the window's end, newest first."""
    earlier = Window(start=window.end - _YEAR, end=window.end - ACTIVE)
    return tuple(one for one in contributions if one.time in earlier and (lens.assisted or not one.assisted))


def gone_quiet(
    contributions: tuple[Contribution, ...], earlier_work: tuple[Contribution, ...], window: Window, lens: Lens
) -> Mapping[str | None, QuietWork]:
    """Return what became of the earlier work, by area and, as None, of the repository.

    A regular made ten commits or more anywhere in that time; quiet is one without any since.
    """
    hands = Counter(person for one in earlier_work for person in one.people)
    regulars = {person for person, commits in hands.items() if commits >= _REGULAR}
    recent = Window(start=window.end - ACTIVE, end=window.end)
    counted = (one for one in contributions if one.time in recent and (lens.assisted or not one.assisted))
    quiet = regulars.difference(*(one.people for one in counted))
    by_area: dict[str | None, list[Contribution]] = defaultdict(list)
    for one in earlier_work:
        for area in (None, *one.areas):
            by_area[area].append(one)
    return {area: _quiet_work(commits, regulars, quiet, lens) for area, commits in by_area.items()}


def _quiet_work(
    commits: Sequence[Contribution], regulars: Set[PersonId], quiet: Set[PersonId], lens: Lens
) -> QuietWork:
    credit = total_credit(commits, lens)
    return QuietWork(
        commits=len(commits),
        regulars=len(regulars & credit.keys()),
        quiet=len(quiet & credit.keys()),
        share=sum(units for person, units in credit.items() if person in quiet) / sum(credit.values()),
    )
