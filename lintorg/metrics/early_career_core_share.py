"""How much of core work is early-career people's."""

from __future__ import annotations

from lintorg.metrics._shared.cohorts import SUPPRESSED, of_cohort, share, withheld
from lintorg.model.cohort import Cohort, Group
from lintorg.model.measure import TOO_FEW, Metric, Value

METRIC = Metric(
    title="early-career people's share of core commits",
    definition=(
        "As early_career_commit_share, over the commits that touch a core area. Published where in each group five "
        "people or more have credit for core and five for other work, and those who have none for core, of both groups "
        "together, are nobody or five; your own areas count where five people or more worked in each."
    ),
    unit="share",
    scopes=("cohort",),
    fact=False,
    version=2,
    of_core=True,
)


def measure(cohort: Cohort | None, *, published: bool) -> Value:
    """Divide the cohort's credit by all credit over core commits."""
    return of_cohort(cohort, _share, published=published)


def _share(cohort: Cohort) -> Value:
    if not any(group.core_credit for group in (cohort.early, cohort.others, cohort.unknown)):
        return withheld(TOO_FEW)
    if "core" in cohort.untold or not cohort.parted(Group.in_core):
        return withheld(SUPPRESSED)
    return share(cohort, lambda group: group.core_credit)
