"""Early-career people beside the others, as the cohort measures count them: groups, never their members."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from lintorg.model.tables import PersonId

Kind = Literal["core", "upkeep"]
"""A kind of work of which the groups' parts are told: commits that touch core, or upkeep and nothing else."""
BY_AREA: frozenset[Kind] = frozenset({"core", "upkeep"})


class Parts(NamedTuple):
    """Who of a group did some of a kind of work, and who did some other work; one person may be in both."""

    of: frozenset[PersonId]
    beside: frozenset[PersonId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What the people of one group did in the window, while they were of that group.

    ``commits`` are those that at least one of them wrote or co-wrote.
    """

    commits: int = 0
    credit: Mapping[PersonId, int] = field(default_factory=dict)
    core_credit: Mapping[PersonId, int] = field(default_factory=dict)
    """Credit for commits that touch core."""
    time: Mapping[PersonId, int] = field(default_factory=dict)
    """Seconds of the window in the group; of people with credit in the window, be it in this group or not."""
    authored: Mapping[PersonId, Mapping[frozenset[str], int]] = field(default_factory=dict)
    """Commits by author and by the set of areas they touch."""

    def in_core(self) -> Parts:
        """Return who has credit for commits that touch core, and for others."""
        return Parts(
            of=frozenset(self.core_credit),
            beside=frozenset(one for one, units in self.credit.items() if units > self.core_credit.get(one, 0)),
        )

    def authors(self, is_of: Callable[[frozenset[str]], bool]) -> Parts:
        """Return who wrote commits of a kind, told by the areas they touch, and who wrote others."""
        by_kind = {
            kind: frozenset(
                one for one, commits in self.authored.items() if any(is_of(areas) is kind for areas in commits)
            )
            for kind in (True, False)
        }
        return Parts(of=by_kind[True], beside=by_kind[False])


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """Early-career people, the others of known role, and what was done in no known role.

    Nothing may be said where either of the first two is fewer than ``minimum`` people.
    """

    early: Group
    others: Group
    unknown: Group
    minimum: int
    untold: frozenset[Kind] = frozenset()
    """Kinds of work of which nothing may be told, however many did it."""

    @property
    def large_enough(self) -> bool:
        """Whether both groups have the people that it takes for anything to be published."""
        return min(len(self.early.credit), len(self.others.credit)) >= self.minimum

    def parted(self, parts_of: Callable[[Group], Parts]) -> bool:
        """Whether a kind of work may be told: neither it nor what is left of all work is that of a few people.

        Of either group enough did some of it, and enough some other work; nobody counts as few, for it tells the same
        of each of them. Whoever never did any, of both groups together, is nobody or enough.
        """
        parts = [parts_of(group) for group in (self.early, self.others)]
        never = frozenset[PersonId]().union(*(part.beside for part in parts)).difference(*(part.of for part in parts))
        return all(len(people) >= self.minimum for part in parts for people in part) and self._nobody_or_enough(never)

    def _nobody_or_enough(self, people: Collection[PersonId]) -> bool:
        return not people or len(people) >= self.minimum
