"""What may be said of early-career people beside the others, and how finely."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lintorg.model.cohort import Cohort, Group
from lintorg.model.measure import TOO_FEW, Value
from lintorg.model.role_coverage import NEEDED_ROLES
from lintorg.model.roster import NO_ROSTER, NOT_PUBLISHED
from lintorg.model.subject import EARLY_CAREER
from lintorg.model.tables import CREDIT_UNITS, PersonId

IsOf = Callable[[frozenset[str]], bool]
"""Tells whether a commit is of a kind, by the areas it touches."""
SUPPRESSED, ROLES_UNKNOWN = "suppressed", "roles_unknown"


def of_cohort(cohort: Cohort | None, estimate: Callable[[Cohort], Value], *, published: bool) -> Value:
    """Return an estimate as it may be published, or the first reason why none may be."""
    if cohort is None:
        return withheld(NO_ROSTER)
    if not published:
        return withheld(NOT_PUBLISHED)
    return estimate(cohort) if cohort.large_enough else withheld(SUPPRESSED)


def withheld(reason: str) -> Value:
    """Return no value, and no word on how many commits there are."""
    return Value(value=None, n=0, subject=EARLY_CAREER, why_none=reason)


def coarse(value: float, low: float, high: float, *, n: int) -> Value:
    """Return an estimate as finely as it may be known: to 0.01, its sample to 10."""
    return Value(value=round(value, 2), low=round(low, 2), high=round(high, 2), n=round(n, -1), subject=EARLY_CAREER)


def touches(areas: frozenset[str]) -> IsOf:
    """Return what tells whether a commit touches at least one of some areas."""
    return lambda touched: bool(touched & areas)


def touches_only(areas: frozenset[str]) -> IsOf:
    """Return what tells whether a commit touches some areas and nothing else."""
    return lambda touched: bool(touched) and touched <= areas


def share(cohort: Cohort, credit_of: Callable[[Group], Mapping[PersonId, int]]) -> Value:
    """Return the cohort's share of some credit: from all unknown roles being others' to all being theirs.

    The value is the share among people of known role. Where the unknown part is of some people but fewer than the
    minimum, all is told in tenths: else the width of the interval would be one person's share.
    """
    groups = [credit_of(group) for group in (cohort.early, cohort.others, cohort.unknown)]
    early, others, unknown = (sum(credit.values()) for credit in groups)
    whole = early + others + unknown
    if not whole:
        return withheld(TOO_FEW)
    if 2 * unknown > whole:
        return withheld(ROLES_UNKNOWN)
    value, low, high = early / (early + others), early / whole, (early + unknown) / whole
    if 0 < len(groups[-1]) < cohort.minimum:
        value, low, high = round(value, 1), 10 * early // whole / 10, -(-10 * (early + unknown) // whole) / 10
    return coarse(value, low, high, n=whole // CREDIT_UNITS)


def most_roles_known(cohort: Cohort) -> bool:
    """Tell whether as much of the credit as is needed is of people whose role was known."""
    early, others, unknown = (sum(group.credit.values()) for group in (cohort.early, cohort.others, cohort.unknown))
    return 100 * (early + others) >= NEEDED_ROLES * (early + others + unknown)
