"""How many merges conflict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lintorg.metrics._shared.intervals import share_of_events
from lintorg.metrics._shared.shares import busiest
from lintorg.model.facts import Commit, Replays
from lintorg.model.measure import MISSING_OBJECTS, Metric, Value
from lintorg.model.subject import REPO
from lintorg.model.tables import Window

METRIC = Metric(
    title="merges that conflict",
    definition=(
        "Of the merges of two branches that people made in the window, the newest 500, those that git cannot join by "
        "itself when it makes them again (git merge-tree of git 2.39 or newer, without merge drivers). Merges whose "
        "objects are missing are left out. It is done only where some rule reads it, no guard silences that rule, and "
        "there are as many merges as it needs."
    ),
    unit="share",
    scopes=("repo",),
    fact=False,
    layer="lines",
    source="replay as in Brindescu et al. 2020 (EMSE); interval: Wilson 1927, widened by the design effect of weeks",
    detail=("conflicts", "files"),
)


def measure(merges: tuple[Commit, ...], replays: Replays | None, window: Window) -> Iterator[Value]:
    """Divide the conflicting merges by those replayed; nothing is said where nobody asked for replays."""
    if replays is None:
        return
    times = {merge.hash: merge.committer_time for merge in merges}
    if replays.why_none:
        two_sided = sum(len(merge.parents) == 2 for merge in merges)
        yield Value(value=None, n=two_sided, why_none=replays.why_none)
        return
    tried = [merge for merge in replays.merges if merge.hash in times]
    made = [merge for merge in tried if merge.clean is not None]
    answer = share_of_events([(times[merge.hash], float(not merge.clean)) for merge in made], window)
    if tried and not made:
        answer = replace(answer, why_none=MISSING_OBJECTS)
    conflicts = [merge for merge in made if not merge.clean]
    paths = Counter(path for merge in conflicts for path in merge.paths)
    files = busiest(paths, paths)
    yield replace(answer, detail={"conflicts": str(len(conflicts))} | ({"files": files} if files else {}))


def commits_behind(merges: tuple[Commit, ...], replays: Replays | None) -> Mapping[str, tuple[str, ...]]:
    """Return the merges that conflict, newest first."""
    ours = {merge.hash for merge in merges}
    tried = replays.merges if replays else ()
    return {REPO: tuple(merge.hash for merge in tried if merge.clean is False and merge.hash in ours)}
