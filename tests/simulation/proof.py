"""Runs the labs: 200 in which nothing is wrong, and those with something planted."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from random import Random
from typing import NamedTuple

from tests.simulation.plants import PLANTS, Plant
from tests.simulation.second_count import FACTS, counted_twice
from tests.simulation.worlds import Breaches, Outcomes, breaches, draw_world, outcomes_of, tier_of

NULLS = 200
PLANTED = 20
JOBS = 2


class Healthy(NamedTuple):
    """A lab without a plant: its seed and size, what is said of it, and its facts about one area counted twice."""

    seed: int
    people: int
    outcomes: Outcomes
    second: Breaches


class Planted(NamedTuple):
    """A plant, and for each of its labs what breaches that did not before, and facts that a second count denies."""

    plant: Plant
    new: Sequence[Breaches]
    uncounted: Sequence[Breaches]

    def count(self, rule: str) -> int:
        """Return in how many labs a rule fires that did not before, or not about that subject."""
        return sum(any(one == rule for one, _ in new) for new in self.new)

    @property
    def others(self) -> list[str]:
        """Which other rules fire that did not before, of those that a user sees, and of the declared ones."""
        fired = {rule for new in self.new for rule, _ in new} - {self.plant.rule}
        return sorted(rule for rule in fired if rule in self.plant.also or tier_of(rule) != "pedantic")


@cache
def all_labs(nulls: int = NULLS, planted_each: int = PLANTED) -> tuple[Sequence[Healthy], Sequence[Planted]]:
    """Judge every lab, or the first of them, in two processes."""
    with ProcessPoolExecutor(JOBS, mp_context=get_context("spawn")) as pool:
        healthy = list(pool.map(_healthy, range(nulls), chunksize=5))
        chosen = [_labs_for(plant, healthy)[:planted_each] for plant in PLANTS]
        jobs = [(number, lab.seed) for number, labs in enumerate(chosen) for lab in labs]
        after = iter(list(pool.map(_planted, *zip(*jobs, strict=True), chunksize=5)))
    planted = []
    for plant, labs in zip(PLANTS, chosen, strict=True):
        found = [(next(after), breaches(lab.outcomes)) for lab in labs]
        planted.append(Planted(plant, [now - before for (now, _), before in found], [wrong for (_, wrong), _ in found]))
    return healthy, planted


def _labs_for(plant: Plant, healthy: Sequence[Healthy]) -> list[Healthy]:
    """Return the labs, smallest first, that are large enough and do not breach the plant's rule as they are."""
    quiet = [lab for lab in healthy if all(rule != plant.rule for rule, _ in breaches(lab.outcomes))]
    large = [lab for lab in quiet if lab.people >= plant.people]
    return sorted(large, key=lambda lab: (lab.people, lab.seed))


def _healthy(seed: int) -> Healthy:
    world = draw_world(seed)
    return Healthy(seed, world.lab.people, outcomes_of(world), counted_twice(world))


def _planted(number: int, seed: int) -> tuple[Breaches, Breaches]:
    world = draw_world(seed)
    PLANTS[number].story(world, Random(f"plant {seed}"))
    world.changes.sort(key=lambda change: change.time)
    found = breaches(outcomes_of(world))
    return found, frozenset(about for about in found if about[0] in FACTS) ^ counted_twice(world)
