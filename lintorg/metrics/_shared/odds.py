"""How much likelier one group's commits are to be of a kind than another group's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import log
from typing import NamedTuple

from lintorg.metrics._shared.cohorts import ROLES_UNKNOWN, SUPPRESSED, coarse, most_roles_known, withheld
from lintorg.metrics._shared.jackknife import antilog, jackknife
from lintorg.model.cohort import Cohort, Group
from lintorg.model.measure import TOO_FEW, Value
from lintorg.model.tables import PersonId

Kind = Callable[[frozenset[str]], bool]
"""Tells whether a commit is of a kind, by the areas it touches."""


class Cells(NamedTuple):
    """Commits of the kind, and all others."""

    of: int = 0
    other: int = 0

    def without(self, some: Cells) -> Cells:
        """Return what is left when some are taken away."""
        return Cells(self.of - some.of, self.other - some.other)


def odds_ratio(cohort: Cohort, kind: Kind) -> Value:
    """Divide the odds that an early-career author's commit is of a kind by the odds of the other authors' commits.

    Half a commit is added to each of the four cells (Haldane 1956, Annals of Human Genetics 20); the interval is
    the jackknife's over authors. No value where authors are fewer than the people it takes, or all commits alike.
    """
    early, others = _by_author(cohort.early, kind), _by_author(cohort.others, kind)
    if min(len(early), len(others)) < cohort.minimum:
        return withheld(SUPPRESSED)
    if not most_roles_known(cohort):
        return withheld(ROLES_UNKNOWN)
    theirs, rest = _total(early.values()), _total(others.values())
    if not theirs.of + rest.of or not theirs.other + rest.other:
        return withheld(TOO_FEW)

    def theta(left_out: PersonId | None) -> float:
        """Leave out a person, whose commits may be in both groups: roles change."""
        if left_out is None:
            return log_odds_ratio(theirs, rest)
        none = Cells()
        return log_odds_ratio(theirs.without(early.get(left_out, none)), rest.without(others.get(left_out, none)))

    value, low, high = map(antilog, jackknife((early, others), theta))
    return coarse(value, low, high, n=sum(theirs) + sum(rest))


def log_odds_ratio(one: Cells, other: Cells) -> float:
    """Return the logarithm of the ratio of two odds, half a commit added to each cell."""
    (a, b), (c, d) = one, other
    return log((a + 0.5) * (d + 0.5) / ((b + 0.5) * (c + 0.5)))


def _by_author(group: Group, kind: Kind) -> dict[PersonId, Cells]:
    found = {}
    for person, commits in group.authored.items():
        of = sum(number for areas, number in commits.items() if kind(areas))
        found[person] = Cells(of, sum(commits.values()) - of)
    return found


def _total(cells: Iterable[Cells]) -> Cells:
    of, other = zip(*cells, strict=True)
    return Cells(sum(of), sum(other))
