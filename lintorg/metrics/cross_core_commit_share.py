"""How much of core work crosses areas."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.metrics._shared.shares import share
from lintorg.model.measure import Metric, Value
from lintorg.model.subject import REPO
from lintorg.model.tables import Contribution

METRIC = Metric(
    title="commits touching two core areas",
    definition="Commits that touch two core areas or more, divided by those that touch one or more.",
    unit="share",
    scopes=("repo",),
    version=2,
    of_core=True,
)


def measure(work: tuple[Contribution, ...], core: frozenset[str]) -> Value:
    """Divide commits in two core areas by commits in any."""
    touched = [len(contribution.areas & core) for contribution in work]
    in_core = sum(count >= 1 for count in touched)
    return share(sum(count >= 2 for count in touched), in_core, n=in_core)


def commits_behind(work: tuple[Contribution, ...], core: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the commits that touch two core areas or more."""
    return {REPO: tuple(contribution.hash for contribution in work if len(contribution.areas & core) >= 2)}
