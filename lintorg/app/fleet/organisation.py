"""Measures over all repositories of a fleet, people joined by their keys."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Protocol, TypeVar

from lintorg.metrics._shared.shares import half
from lintorg.model.fleet import Alone, Answer, KeyedPerson, Organisation, Row, Team
from lintorg.model.tables import ACTIVE, BUSY, FAMILIAR, OTHER


class Keyed(Protocol):
    """Somebody known by keyed hashes."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The hashes."""


Person = TypeVar("Person", bound=Keyed)
Joined = Sequence[Mapping[str, Person]]
"""For each person, what they are in each repository, by its name."""
Everyone = Joined[KeyedPerson]


def with_quiet(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows, those marked whose repository ends 90 days or more before the newest one does."""
    newest = max((row.answer.as_of for row in rows if row.answer), default=0)
    return tuple(
        row
        if row.answer is None
        else Row(
            name=row.name,
            team=row.team,
            code=row.code,
            answer=row.answer,
            quiet=row.answer.as_of <= newest - ACTIVE,
        )
        for row in rows
    )


def organisation(rows: Sequence[Row]) -> Organisation:
    """Measure the repositories that are not quiet together; each by its own window."""
    counted = {row.name: row.answer for row in rows if row.answer and not row.quiet}
    everyone = join_people({name: answer.people for name, answer in counted.items()}, _both)
    credit = {number: sum(one.credit for one in person.values()) for number, person in enumerate(everyone)}
    alone = tuple(_alone(counted, everyone))
    return Organisation(
        repositories=len(counted),
        as_of=max((answer.as_of for answer in counted.values()), default=None),
        people=len(everyone),
        across=sum(sum(one.commits >= FAMILIAR for one in person.values()) >= 2 for person in everyone),
        absence_factor=half(credit) or None,
        core_areas=sum(_core_areas(answer) for answer in counted.values()),
        alone=alone,
        teams=tuple(_teams(rows)),
    )


def join_people(people: Mapping[str, Sequence[Person]], both: Callable[[Person, Person], Person]) -> Joined[Person]:
    """Join the people of several repositories who share a key; who has none is joined with nobody.

    Two people of one repository who turn out to be one elsewhere are one, with the work of ``both``.
    """
    all_ = [(repository, person) for repository, found in people.items() for person in found]
    first: dict[str, int] = {}
    group = list(range(len(all_)))

    def top(number: int) -> int:
        while group[number] != number:
            group[number] = number = group[group[number]]
        return number

    for number, (_, person) in enumerate(all_):
        for key in person.keys:
            group[top(number)] = top(first.setdefault(key, number))
    joined: dict[int, dict[str, Person]] = defaultdict(dict)
    for number, (repository, person) in enumerate(all_):
        mine = joined[top(number)]
        mine[repository] = both(mine[repository], person) if repository in mine else person
    return list(joined.values())


def _both(one: KeyedPerson, other: KeyedPerson) -> KeyedPerson:
    return KeyedPerson(
        keys=tuple(sorted({*one.keys, *other.keys})),
        credit=one.credit + other.credit,
        commits=one.commits + other.commits,
        areas=Counter(one.areas) + Counter(other.areas),
        active=one.active or other.active,
    )


def shared_roots(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """Yield pairs of repositories that began with the same commit: copies, or what was one; not two parts of one."""
    answers = [(row.name, row.answer) for row in rows if row.answer]
    for (one, mine), (other, theirs) in combinations(answers, 2):
        if not set(mine.roots).isdisjoint(theirs.roots) and not _apart(mine.part, theirs.part):
            yield one, other


def _apart(one: str, other: str) -> bool:
    """Tell whether two parts of a repository have nothing in common."""
    return bool(one and other) and not f"{one}/".startswith(f"{other}/") and not f"{other}/".startswith(f"{one}/")


def _core_areas(answer: Answer) -> int:
    return int(answer.value("core_areas_judged") or 0)


def _alone(counted: Mapping[str, Answer], everyone: Everyone) -> Iterator[Alone]:
    for name, answer in counted.items():
        for row in sorted(answer.areas, key=lambda row: row.area):
            if row.core and row.area != OTHER and row.commits >= BUSY and row.successors == 0:
                yield Alone(repository=name, area=row.area, elsewhere=_elsewhere(name, row.area, everyone))


def _elsewhere(repository: str, area: str, everyone: Everyone) -> Mapping[str, int]:
    """Count by repository the active people who know the area of this name there, and do not know it here."""
    found: Counter[str] = Counter()
    for person in everyone:
        here = person.get(repository)
        if here and here.areas.get(area, 0) >= FAMILIAR:
            continue
        for name, there in person.items():
            if name != repository and there.active and there.areas.get(area, 0) >= FAMILIAR:
                found[name] += 1
    return dict(sorted(found.items()))


def _teams(rows: Sequence[Row]) -> Iterator[Team]:
    """Yield the teams in alphabetical order, what has none at the end; nothing where no team is named."""
    if not any(row.team for row in rows):
        return
    for team in sorted({row.team for row in rows}, key=lambda name: (name is None, name or "")):
        own = [row for row in rows if row.team == team and not row.quiet]
        answers = [row.answer for row in own if row.answer]
        yield Team(
            name=team,
            repositories=len(own),
            judged=sum(row.answer is not None and not row.answer.abstained for row in own),
            core_areas=sum(map(_core_areas, answers)),
            alone=sum(int(answer.value("core_areas_without_successor") or 0) for answer in answers),
            breaching=sum(bool(row.answer and row.answer.breaches) for row in own),
        )
