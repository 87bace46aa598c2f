"""How concentrated it is who puts other people's commits into the history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from lintorg.metrics._shared.concentration import unbiased_hhi
from lintorg.metrics._shared.shares import listing, percent
from lintorg.model.facts import Commit
from lintorg.model.measure import TOO_FEW, Metric, Value
from lintorg.model.tables import OTHER, Contribution, People, PersonId

METRIC = Metric(
    title="concentration of integration (HHI)",
    definition=(
        "(M·Σq² − 1)/(M − 1) over shares q of the M commits of the window whose committer is another person than their "
        "author: 1 is one person who commits for all others. Bots and hosting platforms as committers are left out; n "
        "is M. No value (exported_history) where the commits were copied here from elsewhere: a fifth of them name "
        "their original, or come in groups of four or more with one committer and second, or none is committed by its "
        "author."
    ),
    unit="index",
    scopes=("repo",),
    version=2,
    layer="commits",
    source="Simpson 1949, unbiased form of the Herfindahl-Hirschman index",
    detail=("integrators", "top_share", "top_areas"),
)
_NAMED = 2


def measure(
    work: tuple[Contribution, ...], work_commits: tuple[Commit, ...], people: People, *, exported: bool
) -> Value:
    """Compute the index over committers, and where the load of the busiest one lies."""
    committers = {commit.hash: people.of.get(commit.committer) for commit in work_commits}
    integrated = [(item, by) for item in work if (by := committers[item.hash]) is not None and by != item.author]
    load = Counter(by for _, by in integrated)
    if exported:
        return Value(value=None, n=len(integrated), why_none="exported_history")
    hhi = unbiased_hhi(load, len(integrated))
    if hhi is None:
        return Value(value=None, n=len(integrated), why_none=TOO_FEW)
    return Value(value=float(hhi), n=len(integrated), detail=_detail(load, integrated))


def _detail(load: Mapping[PersonId, int], integrated: Sequence[tuple[Contribution, PersonId]]) -> Mapping[str, str]:
    """Word how many people integrate, the share of the busiest, and the two areas most of that share touches."""
    top = max(load, key=lambda person: (load[person], -person))
    areas = Counter(area for item, by in integrated if by == top for area in item.areas if area != OTHER)
    named = listing(sorted(areas, key=lambda area: (-areas[area], area))[:_NAMED])
    words = {"integrators": str(len(load)), "top_share": percent(load[top] / len(integrated))}
    return words | ({"top_areas": named} if named else {})
