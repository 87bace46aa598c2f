"""How often a change to core comes with a change to its tests."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.metrics._shared.intervals import share_of_events
from lintorg.metrics._shared.shares import listing
from lintorg.model.measure import UNATTRIBUTED, Metric, Value
from lintorg.model.settings import Settings
from lintorg.model.subject import REPO
from lintorg.model.tables import TESTS, Contribution, Window

METRIC = Metric(
    title="core commits with tests",
    definition=(
        "Of the window's commits that touch a core area, the share that touches the area tests too. The 95 % interval "
        "is Wilson's, widened as much as the share differs from week to week. n counts the core commits."
    ),
    unit="share",
    scopes=("repo",),
    version=2,
    of_core=True,
    fact=False,
    source="interval: Wilson 1927, with the design effect of weekly clusters (Cochran 1977)",
    detail=("untested_folders",),
)
_OFTEN, _FEW = 3, 3


def measure(
    core_work: tuple[Contribution, ...],
    core: frozenset[str],
    core_folders: Mapping[str, frozenset[str]],
    window: Window,
    settings: Settings,
) -> Value:
    """Divide core commits with tests by all; no value where the map knows no core, or no area called tests."""
    if not core or all(area.name != TESTS for area in settings.areas):
        return Value(value=None, n=len(core_work), why_none=UNATTRIBUTED)
    answer = share_of_events([(one.time, float(TESTS in one.areas)) for one in core_work], window)
    return Value(
        value=answer.value,
        low=answer.low,
        high=answer.high,
        n=answer.n,
        why_none=answer.why_none,
        detail=_untested(core_work, core_folders),
    )


def commits_behind(core_work: tuple[Contribution, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the core commits that came without a change to tests."""
    return {REPO: tuple(contribution.hash for contribution in core_work if TESTS not in contribution.areas)}


def _untested(core_work: tuple[Contribution, ...], core_folders: Mapping[str, frozenset[str]]) -> Mapping[str, str]:
    """Word the core folders that changed three times or more and never along with tests, most changed first."""
    tested = {contribution.hash for contribution in core_work if TESTS in contribution.areas}
    never = [folder for folder, hashes in core_folders.items() if len(hashes) >= _OFTEN and not hashes & tested]
    first = sorted(never, key=lambda folder: (-len(core_folders[folder]), folder))[:_FEW]
    return {"untested_folders": listing(first)} if first else {}
