"""In which quarters and years a cohort's numbers may be told, so that nothing about a few people can be worked out.

It is decided from the first quarter with a commit on, and so alike in every report of a history and a roster: what one
report withholds, no other gives away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from lintorg.derive.cohort import cohort
from lintorg.derive.contributions import contributions
from lintorg.model.cohort import Cohort
from lintorg.model.quarter import Quarter, quarter_of
from lintorg.model.tables import PersonId
from lintorg.wiring import Tables

_NOBODY_ENOUGH = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The quarters whose cohorts may be told, and the years, by the quarters that they end with."""

    quarters: frozenset[Quarter] = frozenset()
    years: frozenset[Quarter] = frozenset()


class Period(NamedTuple):
    """A quarter, its cohort, and that of the year which ends with it."""

    quarter: Quarter
    own: Cohort
    year: Cohort


@dataclass(slots=True)
class _Series:
    """Periods of one length of which something is told."""

    members: list[frozenset[PersonId]] = field(default_factory=list)
    told: set[Quarter] = field(default_factory=set)

    def may_tell(self, cohort: Cohort) -> bool:
        """Tell whether the groups are large enough, and who came or left since any period told nobody or enough."""
        own = frozenset(cohort.early.credit)
        return cohort.large_enough and all(_far_enough(own, other, cohort.minimum) for other in self.members)

    def tell(self, quarter: Quarter, cohort: Cohort) -> None:
        self.members.append(frozenset(cohort.early.credit))
        self.told.add(quarter)


def _far_enough(one: frozenset[PersonId], other: frozenset[PersonId], minimum: int) -> bool:
    return all(not some or len(some) >= minimum for some in (one - other, other - one))


def decide(periods: Iterable[Period]) -> Told:
    """Decide on each quarter and year, in order from the first quarter with a commit.

    Of a told year all quarters are known or none is: a year less three of them is the fourth, and two years that
    overlap differ by two quarters. A quarter in which nobody of the cohort did anything counts as known.
    """
    quarters, years = _Series(), _Series()
    known: set[Quarter] = set()
    first: Quarter | None = None
    for quarter, own, year in periods:
        first = first or quarter
        before = [quarter.back(number) for number in (1, 2, 3)]
        so_far = {one < first or one in known for one in before}
        tellable, nobody = quarters.may_tell(own), not own.early.credit
        if so_far == {False} and not nobody and years.may_tell(year):
            years.tell(quarter, year)
            continue
        if so_far == {tellable or nobody} == {True} and years.may_tell(year):
            years.tell(quarter, year)
        if tellable:
            quarters.tell(quarter, own)
        if tellable or nobody:
            known.add(quarter)
    return Told(quarters=frozenset(quarters.told), years=frozenset(years.told))


def told(tables: Tables, last: Quarter) -> Told:
    """Decide on every quarter up to the last."""
    return decide(_periods(tables, last))


def _periods(tables: Tables, last: Quarter) -> Iterator[Period]:
    work = tables.of(contributions)
    quarter = quarter_of(min((one.time for one in work), default=last.end))
    while quarter <= last:
        own, year = (_cohort(tables.during(window)) for window in (quarter.window, quarter.year_window))
        yield Period(quarter, own, year)
        quarter = quarter.back(-1)


def suppressed(tables: Tables) -> Tables:
    """Return the tables with a cohort of which nothing may be told."""
    return tables.settle(cohort)(replace(_cohort(tables), minimum=_NOBODY_ENOUGH))


def _cohort(tables: Tables) -> Cohort:
    found = tables.of(cohort)
    assert found is not None, "a roster gives a cohort"
    return found
