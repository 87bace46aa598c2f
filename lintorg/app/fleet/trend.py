"""Measures of an organisation quarter by quarter, people joined by their keys over all of its repositories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lintorg.app.fleet.organisation import Joined, join_people
from lintorg.metrics._shared.concentration import unbiased_hhi
from lintorg.metrics._shared.shares import half
from lintorg.model.fleet_quarter import KeyedWork, MemberQuarter
from lintorg.model.measure import TOO_FEW
from lintorg.model.quarter import Quarter
from lintorg.model.quarterly import Number, Point, Series
from lintorg.model.subject import REPO
from lintorg.model.tables import FAMILIAR
from lintorg.quarter.sentences import COMMITS, PEOPLE
from lintorg.quarter.series import judged_series, one_series

_ACROSS = "people_across"
_METRICS = ("effective_contributors", "contributor_absence_factor", "top_author_share", "commits", "people")


class Trend(NamedTuple):
    """The organisation's series, its own quarter's commits and people, and what its repositories were left out for."""

    series: tuple[Series, ...]
    commits: int
    people: int
    left_out: Mapping[str, str]


def trend(members: Mapping[str, MemberQuarter], quarters: Sequence[Quarter]) -> Trend:
    """Measure the same repositories in every quarter: those with a quarter unlike the others are left out of all."""
    spoiled = {name: next(filter(None, member.spoiled), None) for name, member in members.items()}
    counted = {name: member for name, member in members.items() if spoiled[name] is None}
    everyone = join_people({name: member.people for name, member in counted.items()}, _both)
    commits = [sum(member.commits[place] for member in counted.values()) for place in range(len(quarters))]
    values = [_values(everyone, place, count) for place, count in enumerate(commits)]

    def points(metric: str) -> list[Point]:
        return [
            _point(quarter, one[metric], count, int(one["people"] or 0))
            for quarter, one, count in zip(quarters, values, commits, strict=True)
        ]

    across = judged_series(
        _ACROSS, REPO, points(_ACROSS), title="people at home in two repositories or more", unit="people"
    )
    return Trend(
        series=(*(one_series(metric, REPO, points(metric)) for metric in _METRICS), across),
        commits=commits[-1],
        people=int(values[-1]["people"] or 0),
        left_out={name: reason for name, reason in spoiled.items() if reason},
    )


def _values(everyone: Joined[KeyedWork], place: int, commits: int) -> Mapping[str, Number | None]:
    """Measure one quarter of all repositories together."""
    summed = (sum(work.credit[place] for work in person.values()) for person in everyone)
    credit = {number: units for number, units in enumerate(summed) if units}
    hhi = unbiased_hhi(credit, commits)
    return {
        "commits": commits,
        "people": len(credit),
        "effective_contributors": float(1 / hhi) if hhi else None,
        "contributor_absence_factor": half(credit) or None,
        "top_author_share": max(credit.values()) / sum(credit.values()) if credit else None,
        _ACROSS: sum(sum(work.commits[place] >= FAMILIAR for work in person.values()) >= 2 for person in everyone),
    }


def _point(quarter: Quarter, value: Number | None, commits: int, people: int) -> Point:
    if value is None or commits < COMMITS or people < PEOPLE:
        return Point(quarter=quarter.name, value=None, n=commits, why_none=TOO_FEW)
    return Point(quarter=quarter.name, value=value, n=commits, low=value, high=value)


def _both(one: KeyedWork, other: KeyedWork) -> KeyedWork:
    return KeyedWork(
        keys=tuple(sorted({*one.keys, *other.keys})),
        credit=tuple(map(sum, zip(one.credit, other.credit, strict=True))),
        commits=tuple(map(sum, zip(one.commits, other.commits, strict=True))),
    )
