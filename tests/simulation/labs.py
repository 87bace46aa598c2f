"""Invented labs with nothing wrong: random histories whose parameters are known, as facts.

Activity follows Zipf's law, people and topics come in weekly bursts, everyone has leanings towards some
areas, people come and go. A seed gives one lab, the same one always.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha1
from math import exp, log
from random import Random

from lintorg.model.facts import Commit, Facts, Identity, LineCount, Trailer, Tree
from lintorg.model.tables import DAY, Window
from lintorg.model.touches import Touch, Touches

END = 1_787_227_200
WEEKS = 156
AREAS = {
    "data": 1.4,
    "tokenizer": 0.7,
    "model": 1.5,
    "kernels": 0.8,
    "training": 1.6,
    "posttraining": 1.0,
    "eval": 1.0,
    "inference": 0.8,
    "configs": 0.6,
    "infra": 0.5,
    "docs": 0.5,
}
CORE = ("data", "tokenizer", "model", "kernels", "training", "posttraining", "eval", "inference")
FOLDER = {area: f"src/{area}" for area in AREAS} | {
    "tokenizer": "src/tokenization",
    "posttraining": "src/rlhf",
    "configs": "configs",
    "infra": "ci",
    "docs": "docs",
    "tests": "tests",
}
SUFFIX = {"kernels": "cu", "configs": "yaml", "docs": "md", "infra": "sh"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lab:
    """The parameters of a lab; shares are of commits.

    ``leaning`` is the correlation of two areas of one person's commits, ``topic`` that of one week's.
    """

    people: int
    commits_a_year: int
    zipf: float
    leaning: float
    topic: float
    leaving: float
    crossing: float = 0.25
    testing: float = 0.35
    upkeep: float = 0.12
    reverting: float = 0.015
    sharing: float = 0.10
    assisted: float = 0.15
    integrating: float = 0.25


@dataclass(slots=True, kw_only=True)
class Change:
    """One commit in the making; people by number, author first. A merge touches nothing."""

    time: int
    people: list[int]
    areas: list[str]
    lines: int
    assisted: bool = False
    committer: int | None = None
    reverts: Change | None = None
    fixes: bool = False
    """Whether its subject says so."""
    paths: list[str] = field(default_factory=list)
    functions: list[tuple[str, str]] = field(default_factory=list)
    """Those it changes, each with its path."""
    conflicts: bool | None = None
    """Whether it is a merge that conflicts; None of what is no merge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """When somebody is there, how much they do, and what they lean to."""

    first: int
    last: int
    weight: float
    leaning: dict[str, float]


def draw_lab(random: Random) -> Lab:
    """Draw a lab's parameters: 12 to 60 people, 250 to 1,200 commits a year, a design effect of 2 to 4 by the week."""
    people = random.randint(12, 60)
    commits = min(1_200, max(250, int(people * random.uniform(15, 35))))
    deff = random.uniform(2, 4)
    return Lab(
        people=people,
        commits_a_year=commits,
        zipf=random.uniform(0.6, 1.0),
        leaning=random.uniform(0.1, 0.3),
        topic=(deff - 1) / (commits / 52 - 1),
        leaving=random.uniform(0.0, 0.2),
    )


def draw_people(lab: Lab, random: Random) -> list[Person]:
    """Draw the people: each stays some years, and leaves with the lab's yearly chance; some come later."""
    found = []
    for rank in range(1, lab.people + 1):
        first = 0 if random.random() < 0.6 else random.randrange(WEEKS - 8)
        stays = random.expovariate(lab.leaving) * 52 if lab.leaving else WEEKS
        leaning = _dirichlet(AREAS, (1 - lab.leaning) / lab.leaning, random)
        found.append(Person(first=first, last=first + max(8, int(stays)), weight=rank**-lab.zipf, leaning=leaning))
    return found


def draw_changes(lab: Lab, people: Sequence[Person], random: Random) -> list[Change]:
    """Draw three years of commits, oldest first, in bursts of weeks."""
    changes: list[Change] = []
    for week in range(WEEKS):
        present = [number for number, person in enumerate(people) if person.first <= week < person.last]
        if not present:
            continue
        burst = [people[number].weight * random.gammavariate(1.5, 1 / 1.5) for number in present]
        topic = _dirichlet(AREAS, (1 - lab.topic) / lab.topic, random)
        times = sorted(random.randrange(7 * DAY) for _ in range(_poisson(lab.commits_a_year / 52, random)))
        for time in times:
            author = random.choices(present, burst)[0]
            start = END - (WEEKS - week) * 7 * DAY
            changes.append(_change(lab, people, author, present, topic, start + time, changes, random))
    changes[-1].time = END
    return changes


def _change(
    lab: Lab,
    people: Sequence[Person],
    author: int,
    present: Sequence[int],
    topic: dict[str, float],
    time: int,
    before: Sequence[Change],
    random: Random,
) -> Change:
    wanted = [people[author].leaning[area] * topic[area] / share for area, share in _BASE.items()]
    areas = random.choices(list(_BASE), wanted, k=2 if random.random() < lab.crossing else 1)
    core = any(area in CORE for area in areas)
    areas += ["tests"] if core and random.random() < lab.testing else []
    areas += [random.choice(["docs", "infra", "tests"])] if random.random() < lab.upkeep else []
    others = [other for other in random.sample(list(present), min(2, len(present))) if other != author]
    change = Change(
        time=time,
        people=[author, *(others[:1] if random.random() < lab.sharing else ())],
        areas=list(dict.fromkeys(areas)),
        lines=max(1, int(exp(random.gauss(log(40), 1.2)))),
        assisted=random.random() < lab.assisted,
        committer=random.choice(present[:4]) if random.random() < lab.integrating else None,
    )
    if len(before) > 20 and random.random() < lab.reverting:
        change.reverts = before[-random.randint(1, 15)]
    return change


def add_paths(changes: Sequence[Change], random: Random) -> None:
    """Choose one to three files of each area that a change touches, some much oftener than others."""
    for change in changes:
        change.paths = paths_in(change.areas, random)


def paths_in(areas: Iterable[str], random: Random) -> list[str]:
    """Choose one to three files of each area."""
    paths = []
    for area in areas:
        for _ in range(random.choice((1, 1, 1, 2, 3))):
            place = min(int(random.expovariate(1 / 9)), 39)
            paths.append(f"{FOLDER[area]}/part_{place}.{SUFFIX.get(area, 'py')}")
    return list(dict.fromkeys(paths))


def facts_of(changes: Sequence[Change]) -> tuple[Facts, Tree, Window]:
    """Return the facts, the head's tree and the last year of a history given oldest first."""
    hashes = hashes_of(changes)
    hash_of = {id(change): hashes[number] for number, change in enumerate(changes)}
    commits, touches, lines = [], [], []
    known: set[str] = set()
    for number, change in enumerate(changes):
        commits.append(_commit(number, change, hashes, hash_of))
        here = [Touch(hashes[number], path, "M" if path in known else "A") for path in change.paths]
        known.update(change.paths)
        touches.append(here)
        share = max(1, change.lines // max(1, len(change.paths)))
        lines.append([LineCount(hashes[number], touch.path, share, share // 3) for touch in here])
    facts = Facts(
        head=hashes[-1],
        commits=tuple(reversed(commits)),
        touches=Touches(touch for group in reversed(touches) for touch in group),
        lines=tuple(line for group in reversed(lines) for line in group),
    )
    return facts, Tree(paths=tuple(sorted(known))), Window(start=END - 365 * DAY, end=END)


def hashes_of(changes: Sequence[Change]) -> list[str]:
    """Return the hashes of a history given oldest first."""
    return [_hash(number) for number in range(len(changes))]


@cache
def _hash(number: int) -> str:
    return sha1(f"{number}".encode()).hexdigest()


@cache
def identity(number: int) -> Identity:
    """Return an invented person."""
    return Identity(f"Person{number:02} Lastname{number:02}", f"p{number:02}@lab.example")


def _commit(number: int, change: Change, hashes: Sequence[str], hash_of: Mapping[int, str]) -> Commit:
    author, *others = change.people
    trailers = [Trailer("co-authored-by", "{} <{}>".format(*identity(other))) for other in others]
    if change.assisted:
        trailers.append(Trailer("co-authored-by", "Claude <noreply@anthropic.com>"))
    reverted = None if change.reverts is None else hash_of[id(change.reverts)]
    parents = 2 if change.conflicts is not None else 1
    return Commit(
        hash=hashes[number],
        parents=tuple(reversed(hashes[max(0, number - parents) : number])),
        author=identity(author),
        author_time=change.time,
        committer=identity(author if change.committer is None else change.committer),
        committer_time=change.time,
        subject='Revert "change"' if reverted else "fix" if change.fixes else "change",
        trailers=tuple(trailers),
        reverts=reverted,
    )


_TOTAL = sum(AREAS.values())
_BASE = {area: weight / _TOTAL for area, weight in AREAS.items()}


def _dirichlet(weights: dict[str, float], concentration: float, random: Random) -> dict[str, float]:
    total = sum(weights.values())
    drawn = {area: random.gammavariate(concentration * weight / total, 1) + 1e-9 for area, weight in weights.items()}
    scale = sum(drawn.values())
    return {area: amount / scale for area, amount in drawn.items()}


def _poisson(mean: float, random: Random) -> int:
    """Draw a number of commits of a week: Poisson (Knuth 1969), with a mean that varies by a fifth."""
    limit, product, count = exp(-mean * random.uniform(0.6, 1.4)), random.random(), 0
    while product > limit:
        product *= random.random()
        count += 1
    return count
