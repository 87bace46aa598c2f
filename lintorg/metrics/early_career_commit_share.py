"""How much of the work is early-career people's."""

from __future__ import annotations

from lintorg.metrics._shared.cohorts import of_cohort, share
from lintorg.model.cohort import Cohort
from lintorg.model.measure import Metric, Value

METRIC = Metric(
    title="early-career people's share of commits",
    definition=(
        "Credit of people who were early-career (students, interns, residents, unless configured) at the author date, "
        "divided by all credit of the window. Roles come from a roster, never from a name or an address. The interval "
        "goes from all credit of unknown role being others' to all of it being theirs; the value is the share among "
        "known roles. No value where roles of more than half of the credit are unknown. Published to 0.01 for five "
        "people or more in each group, and in tenths where only a few people's roles are unknown."
    ),
    unit="share",
    scopes=("cohort",),
    fact=False,
    layer="commits",
)


def measure(cohort: Cohort | None, *, published: bool) -> Value:
    """Divide the cohort's credit by all credit."""
    return of_cohort(cohort, lambda known: share(known, lambda group: group.credit), published=published)
