"""Whose turn the upkeep was, quarter by quarter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lintorg.derive._shared.credit import total_credit
from lintorg.derive._shared.most_active import most_active
from lintorg.model.hands import Turn
from lintorg.model.tables import DAY, Contribution, Lens, Window

_QUARTERS, _QUARTER = 8, 365 * DAY // 4


def upkeep_turns(
    contributions: tuple[Contribution, ...], upkeep: frozenset[str], window: Window, lens: Lens
) -> tuple[Turn, ...]:
    """Return who did most of the upkeep of each of the eight quarter-years to the window's end, newest first.

    They are of equal length, so that it does not matter where a calendar has its quarters; a report's window ends with
    one of these.
    """
    done = [
        one
        for one in contributions
        if one.time <= window.end and one.areas and one.areas <= upkeep and (lens.assisted or not one.assisted)
    ]
    ends = [window.end - back * _QUARTER for back in range(_QUARTERS)]
    quarters = [Window(start=end - _QUARTER, end=end) for end in ends]
    return tuple(_turn([one for one in done if one.time in quarter], lens) for quarter in quarters)


def _turn(commits: Sequence[Contribution], lens: Lens) -> Turn:
    if not commits:
        return Turn(commits=0)
    person = most_active(commits, Counter(person for one in commits for person in one.people))
    credit = total_credit(commits, lens)
    return Turn(commits=len(commits), person=person, share=credit[person] / sum(credit.values()))
