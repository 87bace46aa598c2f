"""How many commits change more than 1,000 lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lintorg.metrics._shared.sizes import hashes_above, most_touched, share_above
from lintorg.model.measure import Metric, Value
from lintorg.model.subject import REPO
from lintorg.model.tables import Contribution, Window

LIMIT = 1000
METRIC = Metric(
    title="commits above 1,000 lines",
    definition=(
        "Commits that add and delete more than 1,000 lines of source files, of those whose lines are all known: a "
        "binary or missing file leaves them unknown. Notebooks, generated, vendored and lock files have no lines, nor "
        "do mass edits; merges are no commits. n counts the commits with known lines."
    ),
    unit="share",
    scopes=("repo",),
    fact=False,
    layer="lines",
    source="interval: Wilson 1927, widened by the design effect of weeks",
    detail=("over_1000", "areas_over_1000"),
)


def measure(work: tuple[Contribution, ...], commit_sizes: Mapping[str, int], window: Window) -> Value:
    """Divide the commits above the limit by those with known lines."""
    answer, above = share_above(LIMIT, work, commit_sizes, window)
    areas = most_touched(above)
    return replace(answer, detail={"over_1000": str(len(above))} | ({"areas_over_1000": areas} if areas else {}))


def commits_behind(work: tuple[Contribution, ...], commit_sizes: Mapping[str, int]) -> Mapping[str, tuple[str, ...]]:
    """Return the commits above the limit, newest first."""
    return {REPO: hashes_above(LIMIT, work, commit_sizes)}
