"""Whether upkeep falls on early-career people more than on others."""

from __future__ import annotations

from lintorg.metrics._shared.cohorts import of_cohort, touches_only
from lintorg.metrics._shared.odds import odds_ratio
from lintorg.model.cohort import Cohort
from lintorg.model.measure import Metric, Value

METRIC = Metric(
    title="odds of upkeep only, early-career to others",
    definition=(
        "The odds that a commit by an early-career author touches upkeep areas and no other (tests, docs, infra, "
        "unless configured), divided by the odds of commits by other authors of known role; 1 is no difference. "
        "Counted and published as early_career_core_odds is."
    ),
    unit="index",
    scopes=("cohort",),
    fact=False,
    version=2,
    source="half a commit: Haldane 1956, Annals of Human Genetics 20; jackknife: Efron and Stein 1981, Ann. Stat. 9",
)


def measure(cohort: Cohort | None, upkeep: frozenset[str], *, published: bool) -> Value:
    """Compare the two groups' odds of touching nothing but upkeep."""
    return of_cohort(cohort, lambda known: odds_ratio(known, "upkeep", touches_only(upkeep)), published=published)
