"""A lab with everything beside its commits that rules ask for, and what the shipped rules say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from random import Random

from lintorg.assess.verdict import build_report
from lintorg.gather.history import History
from lintorg.gather.opening import tables_of
from lintorg.gather.policy import Policy, shipped_policy
from lintorg.model.facts import MethodChange, ReplayedMerge, Replays
from lintorg.model.roster import Entry, RolePeriod, Roster, email_hash
from lintorg.model.rule import Outcome
from lintorg.model.tables import DAY
from tests.simulation.labs import (
    CORE,
    END,
    FOLDER,
    WEEKS,
    Change,
    Lab,
    Person,
    add_paths,
    draw_changes,
    draw_lab,
    draw_people,
    facts_of,
    hashes_of,
    identity,
)
from tests.tabled import having

YEAR = 365 * DAY
OWNERS = "CODEOWNERS"
Breaches = frozenset[tuple[str, str]]
"""Rules and the subjects that breach them."""
Outcomes = dict[tuple[str, str], Outcome]
"""What each rule says of each subject."""


@dataclass(slots=True, kw_only=True)
class World:
    """Everything that a scan of a lab would read; people by number."""

    lab: Lab
    people: list[Person]
    changes: list[Change]
    roles: dict[int, RolePeriod] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    """Who owns the folder of each area, or another one; without any there is no CODEOWNERS."""

    @property
    def commits(self) -> Iterator[Change]:
        """All commits but merges, oldest first."""
        return (change for change in self.changes if change.conflicts is None)

    def years(self) -> list[list[Change]]:
        """Return the commits of each of the last years, the judged one first."""
        return [
            [change for change in self.commits if END - (back + 1) * YEAR < change.time <= END - back * YEAR]
            for back in range(WEEKS // 52)
        ]


def draw_world(seed: int) -> World:
    """Draw a lab in which nothing is wrong, the same for a seed always."""
    random = Random(seed)
    lab = draw_lab(random)
    people = draw_people(lab, random)
    changes = draw_changes(lab, people, random)
    add_paths(changes, random)
    world = World(lab=lab, people=people, changes=changes)
    beside = Random(f"beside {seed}")
    world.roles = _draw_roles(people, beside)
    for change in changes:
        change.functions = _draw_functions(change, beside)
    if beside.random() < 0.5:
        add_merges(world, beside.randint(100, 300), 0.1, beside)
    if beside.random() < 0.5:
        world.owners = dict.fromkeys(FOLDER, "@lab/everyone") | {beside.choice(CORE): "@one-person"}
    _draw_words(world, Random(f"words {seed}"))
    return world


def _draw_words(world: World, random: Random) -> None:
    """Let one commit in five be a fix, and every second CODEOWNERS name two people a folder who are still there."""
    for change in world.commits:
        change.fixes = random.random() < 0.2
    here = [number for number, person in enumerate(world.people) if person.last >= WEEKS]
    if world.owners and random.random() < 0.5 and len(here) >= 6:
        pairs = {area: random.sample(here, 2) for area in world.owners}
        world.owners = {area: " ".join(identity(one).email for one in pair) for area, pair in pairs.items()}


def _draw_roles(people: list[Person], random: Random) -> dict[int, RolePeriod]:
    """Give 95 of 100 people a role, whatever they do; a fifth to three fifths are early-career."""
    juniors, roles = random.uniform(0.2, 0.6), {}
    for number, person in enumerate(people):
        known, junior = random.random() < 0.95, random.random() < juniors
        stays = random.randint(30, 900) * DAY if junior else None
        end = END - (WEEKS - person.last) * 7 * DAY if person.last < WEEKS else None if stays is None else END + stays
        if known:
            start = END - (WEEKS - person.first) * 7 * DAY
            roles[number] = RolePeriod(role="student" if junior else "staff", start=start, end=end)
    return roles


def _draw_functions(change: Change, random: Random) -> list[tuple[str, str]]:
    """Choose one or two functions of each core file, the first ones oftener than the others."""
    core = [path for path in change.paths if path.startswith(tuple(f"{FOLDER[area]}/" for area in CORE))]
    drawn = [(path, f"step_{min(int(random.expovariate(1 / 3)), 14)}") for path in core for _ in range(2)]
    return list(dict.fromkeys(drawn))


def add_merges(world: World, a_year: int, conflicting: float, random: Random) -> None:
    """Add merges to the last year, each by someone who committed then."""
    authors = [change.people[0] for change in world.years()[0]]
    for _ in range(a_year):
        time = random.randrange(END - YEAR + 1, END)
        conflicts = random.random() < conflicting
        world.changes.append(
            Change(time=time, people=[random.choice(authors)], areas=[], lines=0, conflicts=conflicts),
        )
    world.changes.sort(key=lambda change: change.time)


@cache
def _policy() -> Policy:
    """Return the shipped policy, with the rules of a report judged too."""
    policy = shipped_policy()
    judged = tuple(
        replace(loaded, rule=replace(loaded.rule, on=("scan", "report")))
        for loaded in policy.rules
        if not {"scan", "report"}.isdisjoint(loaded.rule.on)
    )
    return replace(policy, rules=judged, selected=judged)


def tier_of(rule: str) -> str:
    """Return the tier of a shipped rule."""
    return next(loaded.rule.tier for loaded in _policy().rules if loaded.rule.id == rule)


def judged_rules() -> list[str]:
    """Return the ids of the rules that a scan or a report judges."""
    return [loaded.rule.id for loaded in _policy().rules]


def outcomes_of(world: World) -> Outcomes:
    """Scan a world with roster, functions and merges, and return what is said of it, by pedantic rules too."""
    facts, tree, window = facts_of(world.changes)
    if world.owners:
        text = "".join(f"/{FOLDER.get(area, area)}/ {owner}\n" for area, owner in world.owners.items())
        tree = replace(tree, paths=tuple(sorted((*tree.paths, OWNERS))), texts={**tree.texts, OWNERS: text})
    policy = replace(_policy(), roster=_roster(world))
    history = History(facts=facts, tree=tree, window=window)
    tables = having(tables_of(history, policy, published=True), methods=_methods(world), replays=_replays(world))
    report = build_report("lab", history, policy, tables, pedantic=True)
    return {(found.rule.id, found.subject): found.outcome for found in report.findings}


def breaches(outcomes: Outcomes) -> Breaches:
    """Return what breaches."""
    return frozenset(about for about, outcome in outcomes.items() if outcome == "breach")


def _roster(world: World) -> Roster:
    entries = [
        Entry(hashes=(email_hash(identity(person).email, b""),), roles=(role,)) for person, role in world.roles.items()
    ]
    return Roster(entries=tuple(entries))


def _methods(world: World) -> tuple[MethodChange, ...]:
    pairs = zip(hashes_of(world.changes), world.changes, strict=True)
    named = [(name, one) for name, one in pairs if one.time > END - YEAR]
    return tuple(MethodChange(name, path, function) for name, one in named for path, function in one.functions)


def _replays(world: World) -> Replays:
    pairs = zip(hashes_of(world.changes), world.changes, strict=True)
    made = [ReplayedMerge(name, clean=not one.conflicts) for name, one in pairs if one.conflicts is not None]
    return Replays(merges=tuple(reversed(made)))
