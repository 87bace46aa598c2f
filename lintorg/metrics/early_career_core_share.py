"""How much of core work is early-career people's."""

from __future__ import annotations

from lintorg.metrics._shared.cohorts import of_cohort, share
from lintorg.model.cohort import Cohort
from lintorg.model.measure import Metric, Value

METRIC = Metric(
    title="early-career people's share of core commits",
    definition="As early_career_commit_share, over the commits that touch a core area.",
    unit="share",
    scopes=("cohort",),
    fact=False,
)


def measure(cohort: Cohort | None, *, published: bool) -> Value:
    """Divide the cohort's credit by all credit over core commits."""
    return of_cohort(cohort, lambda known: share(known, lambda group: group.core_credit), published=published)
