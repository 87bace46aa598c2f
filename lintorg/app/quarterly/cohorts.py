"""In which periods a cohort's numbers may be told, so that no difference of two is about a few people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from lintorg.model.cohort import Cohort
from lintorg.model.quarter import Quarter
from lintorg.model.tables import PersonId
from lintorg.wiring import Tables

_IN_A_YEAR = 4
_NOBODY_ENOUGH = 1_000_000_000


def told(cohorts: Sequence[Cohort]) -> tuple[bool, ...]:
    """Tell, for periods in order, which may be told beside each other.

    A period's groups must be large enough, and those who entered or left the cohort since any period that is told
    must be nobody, or as many as a group needs.
    """
    kept: list[frozenset[PersonId]] = []
    answers = []
    for cohort in cohorts:
        members = frozenset(cohort.early.credit)
        allowed = cohort.large_enough and all(_far_enough(members, other, cohort.minimum) for other in kept)
        answers.append(allowed)
        kept += [members] if allowed else []
    return tuple(answers)


def _far_enough(one: frozenset[PersonId], other: frozenset[PersonId], minimum: int) -> bool:
    return all(not some or len(some) >= minimum for some in (one - other, other - one))


def year_told(tables: Tables, trend: Sequence[Quarter]) -> bool:
    """Tell whether the cohort of the last quarter's year may be told, beside the years of the quarters before."""
    cohorts = [_cohort(tables.given(window=quarter.year_window)) for quarter in trend]
    return told(cohorts)[-1]


def quarters_told(tables: Tables, quarters: Sequence[Quarter], *, year: bool) -> tuple[bool, ...]:
    """Tell which quarters' cohorts may be told.

    Beside the last ``year``, all or none of its quarters: the year less three of them is the fourth.
    """
    answers = told([_cohort(tables.given(window=quarter.window)) for quarter in quarters])
    if year and not all(answers[-_IN_A_YEAR:]):
        return (*answers[:-_IN_A_YEAR], *(False for _ in answers[-_IN_A_YEAR:]))
    return answers


def suppressed(tables: Tables) -> Tables:
    """Return the tables with a cohort of which nothing may be told."""
    return tables.given(cohort=replace(_cohort(tables), minimum=_NOBODY_ENOUGH))


def _cohort(tables: Tables) -> Cohort:
    return cast("Cohort", tables["cohort"])
