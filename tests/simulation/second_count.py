"""The facts about one area, counted a second time: plain loops over the rows that a lab was made of."""

from __future__ import annotations

from collections import Counter
from math import log

from lintorg.model.tables import DAY
from tests.simulation.labs import AREAS, CORE, END, FOLDER, Change
from tests.simulation.worlds import YEAR, Breaches, World

FACTS = ("LO104", "LO106", "LO801", "LO803", "LO804")
_ENDINGS = (".py", ".cu", ".sh")


def counted_twice(world: World) -> Breaches:
    """Return which areas breach a rule about one area."""
    rows = list(world.commits)
    found = set()
    for area in (*AREAS, "tests"):
        here = [row for row in rows if area in row.areas]
        year = [row for row in here if row.time > END - YEAR]
        judged = len(year) >= 20 and len(_since(365, rows)) >= 2
        said = {
            "LO104": judged and not _successors(year, rows),
            "LO106": judged and area in CORE and _hot_functions(year, FOLDER[area]) >= 3,
            "LO801": _orphaned(rows, FOLDER[area]),
            "LO803": _departed(here, area, rows),
            "LO804": judged and _to_be_handed_over(year, rows, world),
        }
        found |= {(rule, f"area:{area}") for rule, breach in said.items() if breach}
    return frozenset(found)


def _since(days: int, rows: list[Change]) -> set[int]:
    """Who has committed in the last days."""
    return {person for row in rows if row.time > END - days * DAY for person in row.people}


def _hands(rows: list[Change]) -> Counter[int]:
    return Counter(person for row in rows for person in row.people)


def _successors(year: list[Change], rows: list[Change]) -> set[int]:
    hands, here = _hands(year), _since(90, rows)
    first, last = dict[int, int](), dict[int, int]()
    for place, row in enumerate(rows):
        for person in row.people:
            first.setdefault(person, place)
    for row in year:
        for person in row.people:
            last[person] = row.time
    top = max(hands, key=lambda person: (hands[person], last[person], -first[person]))
    enough = max(3, min(10, hands[top] / 10))
    return {person for person in hands if person != top and hands[person] >= enough and person in here}


def _hot_functions(year: list[Change], folder: str) -> int:
    changed, by = Counter[tuple[str, str]](), dict[tuple[str, str], set[int]]()
    for row in year:
        for function in row.functions:
            if function[0].startswith(f"{folder}/"):
                changed[function] += 1
                by.setdefault(function, set()).update(row.people)
    return sum(changed[function] >= 5 and len(people) == 1 for function, people in by.items())


def _orphaned(rows: list[Change], folder: str) -> bool:
    """Authors by the degree of authorship: Avelino et al. 2016."""
    first, made, touched = dict[str, int](), dict[str, Counter[int]](), set[str]()
    for row in rows:
        for path in row.paths:
            if path.startswith(f"{folder}/") and path.endswith(_ENDINGS):
                first.setdefault(path, row.people[0])
                made.setdefault(path, Counter())[row.people[0]] += 1
                if row.time > END - YEAR:
                    touched.add(path)
    here, with_author, orphans = _since(180, rows), 0, 0
    for path in touched:
        authors = _authors(made[path], first[path])
        with_author += bool(authors)
        orphans += bool(authors) and not authors & here
    return with_author >= 30 and orphans / with_author > 0.33


def _authors(made: Counter[int], first: int) -> set[int]:
    everything, degree = sum(made.values()), dict[int, float]()
    for person, commits in made.items():
        began = int(person == first)
        degree[person] = 3.293 + 1.098 * began + 0.164 * (commits - began) - 0.321 * log(1 + everything - commits)
    most = max(degree.values())
    return {one for one, much in degree.items() if much / most > 0.75 and (much >= 3.293 or one == first)}


def _departed(here: list[Change], area: str, rows: list[Change]) -> bool:
    recent = END - 90 * DAY
    before = [row for row in here if recent - YEAR < row.time <= recent]
    familiar = [person for person, commits in _hands(before).items() if commits >= 3]
    if len(before) < 20 or len(familiar) != 1 or familiar[0] in _since(90, rows):
        return False
    last = max(row.time for row in here if familiar[0] in row.people)
    busy = Counter(other for row in rows if row.time > recent for other in row.areas if other in CORE and other != area)
    return all(row.time <= last for row in here) and max(busy.values(), default=0) >= 20


def _to_be_handed_over(year: list[Change], rows: list[Change], world: World) -> bool:
    active = {person for person, commits in _hands(year).items() if commits >= 3} & _since(90, rows)
    ends = {person: world.roles[person].end for person in active if person in world.roles}
    leaving = {person for person, end in ends.items() if end is not None and END < end <= END + 182 * DAY}
    return bool(leaving) and len(active - leaving) <= 1
