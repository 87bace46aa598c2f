"""Made-up labs of which the truth is known, for the rules about early-career people."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.random import RandomState

from lintorg.model.cohort import Cohort, Group
from lintorg.model.roster import RolePeriod, Roles
from lintorg.model.tables import CREDIT_UNITS, DAY, Contribution, PersonId
from tests.worlds import YEAR

KINDS = (frozenset({"model"}), frozenset({"tests"}), frozenset({"configs"}))
"""What a commit touches: core, upkeep only, or neither."""
_WEEK = 7 * DAY
Kinds = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """How early-career people differ from the others; 1 is not at all."""

    pace: float = 1.0
    """Commits a day, as a multiple of the others'."""
    core_odds: float = 1.0
    upkeep_odds: float = 1.0
    summer: bool = False
    """They are here for 10 to 14 weeks of one summer; else for four months to a year."""
    dated: bool = True
    """The roster has the dates of their stay; else their role alone."""


class Stint(NamedTuple):
    """A person in one role: seconds of the window from and to, those of each commit, and its kind."""

    person: PersonId
    early: bool | None
    start: int
    end: int
    times: list[int]
    kinds: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lab:
    """What people did in a year, one stint or two each."""

    people: int
    stints: tuple[Stint, ...]
    dated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """What all people of a lab share."""

    weekly: float
    """Commits a week of a full-time person."""
    icc: float
    """Intra-class correlation: how much of the spread of weekly counts, and of kinds, lies between people."""
    core: float
    upkeep: float

    def kinds_of(self, scenario: Scenario, *, junior: bool) -> Kinds:
        """Return the chances of a commit to be core, upkeep only, neither, the odds shifted as the scenario says."""
        if not junior:
            return self.core, self.upkeep, 1 - self.core - self.upkeep
        core, upkeep = _shifted(self.core, scenario.core_odds), _shifted(self.upkeep, scenario.upkeep_odds)
        core = min(core, 0.97 - upkeep)
        return core, upkeep, 1 - core - upkeep


def make_lab(scenario: Scenario, seed: int) -> Lab:
    """Draw a lab of 8 to 60 people; the same scenario and seed give the same lab."""
    random = RandomState(seed)  # its streams are frozen for good
    people = int(random.randint(8, 61))
    nature = Nature(
        weekly=random.uniform(0.5, 3),
        icc=random.uniform(0.1, 0.45),
        core=random.uniform(0.3, 0.55),
        upkeep=random.uniform(0.05, 0.15),
    )
    juniors = min(max(3, round(people * random.uniform(0.2, 0.6))), people - 3)
    unknown = random.uniform(0, 0.1)
    stints: list[Stint] = []
    for person in range(people):
        known = random.uniform() >= unknown
        stints += _person(person, nature, scenario, random, junior=person < juniors, known=known)
    return Lab(people=people, stints=tuple(stints), dated=scenario.dated)


def _person(
    person: PersonId, nature: Nature, scenario: Scenario, random: RandomState, *, junior: bool, known: bool
) -> list[Stint]:
    """Draw one person's work: a pace (gamma) and a taste (Dirichlet) of their own, and commits at random times."""
    start, end = _stay(scenario, random, junior=junior)
    spread = nature.icc / (nature.weekly * (1 - nature.icc))
    pace = nature.weekly * random.gamma(1 / spread, spread) * (scenario.pace if junior else 1)
    times = np.sort(random.randint(start + 1, end, size=random.poisson(pace * (end - start) / _WEEK)))
    taste = random.dirichlet(np.array(nature.kinds_of(scenario, junior=junior)) * (1 - nature.icc) / nature.icc)
    kinds = np.searchsorted(np.cumsum(taste)[:2], random.uniform(size=len(times)))
    hired = scenario.dated and not scenario.summer and junior and random.uniform() < 0.05
    change = (start + end) // 2 if hired else end
    split = int(np.searchsorted(times, change))
    roles = ((junior, start, change, slice(split)), (False, change, end, slice(split, None)))
    return [
        Stint(person, early if known else None, since, until, times[part].tolist(), kinds[part].tolist())
        for early, since, until, part in roles[: 1 + hired]
    ]


def _stay(scenario: Scenario, random: RandomState, *, junior: bool) -> tuple[int, int]:
    """Draw when someone is here."""
    if junior and scenario.summer:
        start = random.randint(220, 250)
        return start * DAY, (start + random.randint(70, 99)) * DAY
    if junior:
        start = random.randint(0, 245)
        return start * DAY, min(start + random.randint(120, 366), 365) * DAY
    start = 0 if random.uniform() < 0.7 else random.randint(0, 300)
    end = 365 if random.uniform() < 0.8 else random.randint(start + 30, 366)
    return start * DAY, end * DAY


def _shifted(share: float, odds: float) -> float:
    return odds * share / (1 - share + odds * share)


def cohort_of(lab: Lab, minimum: int = 3) -> Cohort:
    """Return the table that the lab's commits and roster give, without making either."""
    here = {stint.person for stint in lab.stints if stint.times}
    groups = {}
    for early in (True, False, None):
        stints = [stint for stint in lab.stints if stint.early is early and stint.person in here]
        by_kind: defaultdict[PersonId, Counter[int]] = defaultdict(Counter)
        for stint in stints:
            if stint.times:
                by_kind[stint.person].update(stint.kinds)
        groups[early] = Group(
            commits=sum(kinds.total() for kinds in by_kind.values()),
            credit={person: kinds.total() * CREDIT_UNITS for person, kinds in by_kind.items()},
            core_credit={person: kinds[0] * CREDIT_UNITS for person, kinds in by_kind.items() if kinds[0]},
            time={} if early is None else {stint.person: _seconds(stint, lab) for stint in stints},
            authored={
                person: {KINDS[kind]: number for kind, number in kinds.items()} for person, kinds in by_kind.items()
            },
        )
    return Cohort(early=groups[True], others=groups[False], unknown=groups[None], minimum=minimum)


def _seconds(stint: Stint, lab: Lab) -> int:
    if lab.dated:
        return stint.end - stint.start
    return stint.times[-1] - max(0, stint.times[0] - DAY)


def commits_of(lab: Lab) -> list[Contribution]:
    """Return the lab's commits."""
    return [
        Contribution(
            hash=f"{stint.person}-{time}-{place}",
            time=YEAR.start + time,
            author_time=YEAR.start + time,
            people=(stint.person,),
            areas=KINDS[kind],
        )
        for stint in lab.stints
        for place, (time, kind) in enumerate(zip(stint.times, stint.kinds, strict=True))
    ]


def roles_of(lab: Lab, minimum: int = 3) -> Roles:
    """Return the lab's roster."""
    periods: defaultdict[PersonId, tuple[RolePeriod, ...]] = defaultdict(tuple)
    for stint in lab.stints:
        if stint.early is not None:
            start, end = (YEAR.start + stint.start, YEAR.start + stint.end) if lab.dated else (None, None)
            periods[stint.person] += (RolePeriod(role="intern" if stint.early else "staff", start=start, end=end),)
    return Roles(of=periods, minimum=minimum)
