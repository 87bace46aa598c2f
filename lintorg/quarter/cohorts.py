"""In which quarters and years a cohort's numbers may be told, so that nothing about a few people can be worked out.

It is decided from the first quarter with a commit on, and so alike in every report of a history and a roster: what one
report withholds, no other gives away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from lintorg.derive.areas import core, upkeep
from lintorg.derive.cohort import cohort
from lintorg.derive.contributions import contributions
from lintorg.metrics._shared.cohorts import IsOf, touches, touches_only
from lintorg.model.cohort import BY_AREA, Cohort, Group, Kind, Parts
from lintorg.model.quarter import Quarter, quarter_of
from lintorg.model.tables import PersonId
from lintorg.wiring import Tables

_NOBODY_ENOUGH = 1_000_000_000


class Part(NamedTuple):
    """Some work of a cohort: whether it may be told by itself, and sets of people behind it, enough being so many."""

    tellable: bool
    people: tuple[frozenset[PersonId], ...]
    minimum: int


class Period(NamedTuple):
    """A quarter, its cohort, and that of the year which ends with it."""

    quarter: Quarter
    own: Cohort
    year: Cohort


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The quarters of which something may be told, and the years, by the quarters that they end with.

    ``kinds`` are the same for kinds of work; what is not told at all is told of none.
    """

    quarters: frozenset[Quarter] = frozenset()
    years: frozenset[Quarter] = frozenset()
    kinds: Mapping[Kind, Told] = field(default_factory=dict)

    def of_quarter(self, tables: Tables, quarter: Quarter) -> Tables:
        """Return the tables of a quarter's window, with nothing of the kinds of work that are not told of it."""
        return _without(tables, frozenset(kind for kind in BY_AREA if quarter not in self._of(kind).quarters))

    def of_year(self, tables: Tables, quarter: Quarter) -> Tables:
        """Return the tables of a year's window with nothing that is not told of it."""
        if quarter not in self.years:
            return suppressed(tables)
        return _without(tables, frozenset(kind for kind in BY_AREA if quarter not in self._of(kind).years))

    def way_to_core(self, quarter: Quarter) -> bool:
        """Tell whether it may be told how people of the year that ends with a quarter reached the core."""
        return quarter in self.years and quarter in self._of("core").years

    def _of(self, kind: Kind) -> Told:
        return self.kinds.get(kind, Told())


@dataclass(slots=True)
class _Series:
    """Periods of one length of which something is told."""

    members: list[Part] = field(default_factory=list)
    told: set[Quarter] = field(default_factory=set)

    def may_tell(self, part: Part) -> bool:
        """Tell whether enough people are behind it, and who came or left since any period told nobody or enough."""
        return part.tellable and all(
            _far_enough(own, theirs, part.minimum)
            for other in self.members
            for own, theirs in zip(part.people, other.people, strict=True)
        )

    def tell(self, quarter: Quarter, part: Part) -> None:
        self.members.append(part)
        self.told.add(quarter)


def _far_enough(one: frozenset[PersonId], other: frozenset[PersonId], minimum: int) -> bool:
    return all(not some or len(some) >= minimum for some in (one - other, other - one))


def all_work(cohort: Cohort) -> Part:
    """Return the cohort's whole work as a part."""
    return Part(cohort.large_enough, (frozenset(cohort.early.credit),), cohort.minimum)


def _of_kind(kind: Kind, is_of: IsOf) -> Callable[[Cohort], Part]:
    """Return what gives a cohort's part in a kind of work and in all other work: by author, core by credit too."""
    ways: list[Callable[[Group], Parts]] = [lambda group: group.authors(is_of)]
    if kind == "core":
        ways.append(Group.in_core)

    def part(cohort: Cohort) -> Part:
        tellable = cohort.large_enough and kind not in cohort.untold and all(map(cohort.parted, ways))
        return Part(tellable, tuple(people for way in ways for people in way(cohort.early)), cohort.minimum)

    return part


def decide(periods: Iterable[Period], part_of: Callable[[Cohort], Part] = all_work) -> Told:
    """Decide on each quarter and year of some work, in order from the first quarter with a commit.

    Of a told year all quarters are known or none is: a year less three of them is the fourth, and two years that
    overlap differ by two quarters. A quarter in which nobody of the cohort did anything counts as known.
    """
    quarters, years = _Series(), _Series()
    known: set[Quarter] = set()
    first: Quarter | None = None
    for quarter, *cohorts in periods:
        own, year = map(part_of, cohorts)
        first = first or quarter
        before = [quarter.back(number) for number in (1, 2, 3)]
        so_far = {one < first or one in known for one in before}
        tellable, nobody = quarters.may_tell(own), not any(own.people)
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
    """Decide on every quarter up to the last: on all work, and on core work and upkeep, which are told beside it."""
    periods = list(_periods(tables, last))
    kinds: dict[Kind, IsOf] = {"core": touches(tables.of(core)), "upkeep": touches_only(tables.of(upkeep))}
    of_kind = {kind: decide(periods, _of_kind(kind, is_of)) for kind, is_of in kinds.items()}
    return replace(decide(periods), kinds=of_kind)


def _periods(tables: Tables, last: Quarter) -> Iterator[Period]:
    work = tables.of(contributions)
    quarter = quarter_of(min((one.time for one in work), default=last.end))
    while quarter <= last:
        own, year = (_cohort(tables.during(window)) for window in (quarter.window, quarter.year_window))
        yield Period(quarter, own, year)
        quarter = quarter.back(-1)


def _without(tables: Tables, kinds: frozenset[Kind]) -> Tables:
    return tables.over(replace(tables.inputs, withheld_kinds=kinds))


def suppressed(tables: Tables) -> Tables:
    """Return the tables with a cohort of which nothing may be told."""
    return tables.settle(cohort)(replace(_cohort(tables), minimum=_NOBODY_ENOUGH))


def _cohort(tables: Tables) -> Cohort:
    found = tables.of(cohort)
    assert found is not None, "a roster gives a cohort"
    return found
