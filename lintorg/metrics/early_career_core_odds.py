"""Whether early-career people's commits touch core as often as others' do."""

from __future__ import annotations

from lintorg.metrics._shared.cohorts import of_cohort, touches
from lintorg.metrics._shared.odds import odds_ratio
from lintorg.model.cohort import Cohort
from lintorg.model.measure import Metric, Value

METRIC = Metric(
    title="odds of touching core, early-career to others",
    definition=(
        "The odds that a commit by an early-career author touches a core area, divided by the odds of commits by other "
        "authors of known role; 1 is no difference. By author and the role at the author date, half a commit added to "
        "each cell, with a jackknife interval over people. No value where less than 80 % of the credit is of known "
        "role. Published to 0.01 where in each group five authors or more touched core and five did other work, and "
        "those who never touched core, of both groups together, are nobody or five; your own areas count where five "
        "people or more worked in each."
    ),
    unit="index",
    scopes=("cohort",),
    fact=False,
    version=2,
    of_core=True,
    source="half a commit: Haldane 1956, Annals of Human Genetics 20; jackknife: Efron and Stein 1981, Ann. Stat. 9",
)


def measure(cohort: Cohort | None, core: frozenset[str], *, published: bool) -> Value:
    """Compare the two groups' odds of touching core."""
    return of_cohort(cohort, lambda known: odds_ratio(known, "core", touches(core)), published=published)
