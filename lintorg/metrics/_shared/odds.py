"""How much likelier one group's commits are to be of a kind than another group's."""

from __future__ import annotations

from collections.abc import Iterable
from math import log
from typing import NamedTuple

from lintorg.metrics._shared.cohorts import ROLES_UNKNOWN, SUPPRESSED, IsOf, coarse, most_roles_known, withheld
from lintorg.metrics._shared.jackknife import antilog, jackknife
from lintorg.model.cohort import Cohort, Group, Kind
from lintorg.model.measure import TOO_FEW, Value
from lintorg.model.tables import PersonId


class Cells(NamedTuple):
    """Commits of the kind, and all others."""

    of: int = 0
    other: int = 0

    def without(self, some: Cells) -> Cells:
        """Return what is left when some are taken away."""
        return Cells(self.of - some.of, self.other - some.other)


def odds_ratio(cohort: Cohort, kind: Kind, is_of: IsOf) -> Value:
    """Divide the odds that an early-career author's commit is of a kind by the odds of the other authors' commits.

    Half a commit is added to each of the four cells (Haldane 1956, Annals of Human Genetics 20); the interval is
    the jackknife's over authors. No value where all commits are alike, or one of the cells is a few authors' work.
    """
    early, others, unknown = (_by_author(group, is_of) for group in (cohort.early, cohort.others, cohort.unknown))
    if not all(_total((*early.values(), *others.values(), *unknown.values()))):
        return withheld(TOO_FEW)
    if kind in cohort.untold or not cohort.parted(lambda group: group.authors(is_of)):
        return withheld(SUPPRESSED)
    if not most_roles_known(cohort):
        return withheld(ROLES_UNKNOWN)
    theirs, rest = _total(early.values()), _total(others.values())

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


def _by_author(group: Group, is_of: IsOf) -> dict[PersonId, Cells]:
    found = {}
    for person, commits in group.authored.items():
        of = sum(number for areas, number in commits.items() if is_of(areas))
        found[person] = Cells(of, sum(commits.values()) - of)
    return found


def _total(cells: Iterable[Cells]) -> Cells:
    of, other = zip(Cells(), *cells, strict=True)
    return Cells(sum(of), sum(other))
