"""How much of core work is newcomers'."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.metrics._shared.newcomers import newcomer_share
from lintorg.model.measure import Metric, Value
from lintorg.model.subject import REPO
from lintorg.model.tables import Contribution, PersonId

METRIC = Metric(
    title="newcomers' share of core commits",
    definition=(
        "Credit of people whose first commit here lies in the last 365 days, divided by all credit, over the commits "
        "that touch a core area."
    ),
    unit="share",
    scopes=("repo",),
    version=2,
    of_core=True,
)


def measure(
    core_work: tuple[Contribution, ...],
    core_credit: Mapping[PersonId, int],
    newcomers: frozenset[PersonId] | None,
) -> Value:
    """Divide the newcomers' credit by all credit over core commits."""
    return newcomer_share(core_credit, newcomers, n=len(core_work))


def commits_behind(core_work: tuple[Contribution, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the commits that touch core, whoever made them."""
    return {REPO: tuple(contribution.hash for contribution in core_work)}
