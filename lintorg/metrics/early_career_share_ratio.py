"""Whether early-career people do as much of the work as they are of the time."""

from __future__ import annotations

from math import log

from lintorg.metrics._shared.cohorts import ROLES_UNKNOWN, coarse, most_roles_known, of_cohort, withheld
from lintorg.metrics._shared.jackknife import antilog, jackknife
from lintorg.model.cohort import Cohort, Group
from lintorg.model.measure import TOO_FEW, Metric, Value
from lintorg.model.tables import CREDIT_UNITS, PersonId

METRIC = Metric(
    title="early-career share of commits to their share of days",
    definition=(
        "Early-career people's share of the credit of known role, divided by their share of the days of known role; 1 "
        "is the same pace as others. Days are those of the window that a role covers, of people with credit in the "
        "window; a role without a start or an end reaches as far as the person's own commits here. With a jackknife "
        "interval over people. No value where less than 80 % of the credit is of known role. Published to 0.01 for "
        "five people or more in each group."
    ),
    unit="index",
    scopes=("cohort",),
    fact=False,
    layer="commits",
    source="jackknife: Efron and Stein 1981, Annals of Statistics 9",
)


def measure(cohort: Cohort | None, *, published: bool) -> Value:
    """Compare the cohort's pace, credit per day, with that of the others, and word it as a ratio of shares."""
    return of_cohort(cohort, _ratio, published=published)


def _ratio(cohort: Cohort) -> Value:
    if not most_roles_known(cohort):
        return withheld(ROLES_UNKNOWN)
    early, others = _Work(cohort.early), _Work(cohort.others)
    if not (early.lasts and others.lasts):
        return withheld(TOO_FEW)

    def ratio(theta: float) -> float:
        r = antilog(theta)
        return r * (early.time + others.time) / (r * early.time + others.time)

    value, low, high = map(
        ratio, jackknife((early.people, others.people), lambda left_out: early.pace(left_out) - others.pace(left_out))
    )
    return coarse(value, low, high, n=round(early.commits + others.commits))


class _Work:
    """A group's credit in commits and its time in seconds, in all and without one person."""

    def __init__(self, group: Group) -> None:
        self._group = group
        self.people = sorted(group.credit.keys() | group.time.keys())
        self.commits = sum(group.credit.values()) / CREDIT_UNITS
        self.time = sum(group.time.values())

    @property
    def lasts(self) -> bool:
        """Whether time is left whoever is left out."""
        return self.time > max(self._group.time.values(), default=0)

    def pace(self, left_out: PersonId | None) -> float:
        """Return the logarithm of commits per second without a person, half a commit added."""
        credit, time = (
            of.get(left_out, 0) if left_out is not None else 0 for of in (self._group.credit, self._group.time)
        )
        return log((self.commits - credit / CREDIT_UNITS + 0.5) / (self.time - time))
