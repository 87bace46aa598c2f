"""How many much-changed functions of an area only one person has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from lintorg.metrics._shared.shares import listing
from lintorg.model import subject
from lintorg.model.facts import MethodChange
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import Contribution, PersonId

METRIC = Metric(
    title="hot functions in one hand",
    definition=(
        "Functions of the area's files that five commits or more of the window changed, all by one person. Core areas "
        "only, and only with --deep: PyDriller reads the changed functions out of every diff."
    ),
    unit="functions",
    scopes=("area",),
    version=2,
    layer="lines",
    detail=("functions",),
)
HOT = 5
NEEDS_DEEP = "needs_deep"
_NAMED = 3


def measure(
    area_work: Mapping[str, tuple[Contribution, ...]],
    core: frozenset[str],
    area_methods: Mapping[str, tuple[MethodChange, ...]] | None,
) -> Iterator[Value]:
    """Count each core area's functions in one hand; no value where the functions were not mined."""
    for area in sorted(core & area_work.keys()):
        contributions = area_work[area]
        about, n = subject.area(area), len(contributions)
        if area_methods is None:
            yield Value(value=None, n=n, subject=about, why_none=NEEDS_DEEP)
            continue
        hot = _in_one_hand(area_methods.get(area, ()), {item.hash: item.people for item in contributions})
        named = [f"{method} in {path}" for path, method in sorted(hot, key=lambda one: (-len(hot[one]), one))[:_NAMED]]
        yield Value(value=len(hot), n=n, subject=about, detail={"functions": listing(named)} if named else {})


def commits_behind(
    area_work: Mapping[str, tuple[Contribution, ...]],
    core: frozenset[str],
    area_methods: Mapping[str, tuple[MethodChange, ...]] | None,
) -> Mapping[str, tuple[str, ...]]:
    """Return the commits that change a function in one hand."""
    behind = {}
    for area in core & area_work.keys():
        changes = (area_methods or {}).get(area, ())
        hot = _in_one_hand(changes, {item.hash: item.people for item in area_work[area]})
        commits = set().union(*hot.values())
        behind[subject.area(area)] = tuple(item.hash for item in area_work[area] if item.hash in commits)
    return behind


def _in_one_hand(
    changes: tuple[MethodChange, ...], people: Mapping[str, tuple[PersonId, ...]]
) -> Mapping[tuple[str, str], set[str]]:
    """Return the commits by (path, function) of those changed often enough by one person alone."""
    commits: dict[tuple[str, str], set[str]] = defaultdict(set)
    for change in changes:
        if change.hash in people:
            commits[change.path, change.method].add(change.hash)
    return {
        function: found
        for function, found in commits.items()
        if len(found) >= HOT and len({person for commit in found for person in people[commit]}) == 1
    }
