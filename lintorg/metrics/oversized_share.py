"""How many commits change more than 400 or 1,000 lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lintorg.metrics._shared.intervals import share_of_events
from lintorg.metrics._shared.shares import listing
from lintorg.model.measure import Metric, Value
from lintorg.model.subject import REPO
from lintorg.model.tables import OTHER, Contribution, Window

_NAMED = 2


@dataclass(frozen=True, slots=True)
class Oversized:
    """The share of commits that change more lines than a limit."""

    limit: int

    @property
    def METRIC(self) -> Metric:  # noqa: N802 — named as in a module
        """What is measured."""
        return Metric(
            title=f"commits above {self.limit:,} lines",
            definition=(
                f"Commits that add and delete more than {self.limit:,} lines of source files, of those whose lines are "
                "all known: a binary or missing file leaves them unknown. Notebooks, generated, vendored and lock "
                "files have no lines, nor do sweeps; merges are no commits. n counts the commits with known lines."
            ),
            unit="share",
            scopes=("repo",),
            version=2,
            fact=False,
            layer="lines",
            source="interval: Wilson 1927, widened by the design effect of weeks",
            detail=(f"over_{self.limit}", f"areas_over_{self.limit}"),
        )

    def measure(self, work: tuple[Contribution, ...], commit_sizes: Mapping[str, int], window: Window) -> Value:
        """Divide the commits above the limit by those with known lines."""
        known = [(item.time, float(commit_sizes[item.hash] > self.limit)) for item in work if item.hash in commit_sizes]
        above = self._above(work, commit_sizes)
        areas = _most_touched(above)
        detail = {f"over_{self.limit}": str(len(above))} | ({f"areas_over_{self.limit}": areas} if areas else {})
        return replace(share_of_events(known, window), detail=detail)

    def commits_behind(
        self, work: tuple[Contribution, ...], commit_sizes: Mapping[str, int]
    ) -> Mapping[str, tuple[str, ...]]:
        """Return the commits above the limit, newest first."""
        return {REPO: tuple(item.hash for item in self._above(work, commit_sizes))}

    def _above(self, work: Sequence[Contribution], sizes: Mapping[str, int]) -> Sequence[Contribution]:
        return [item for item in work if sizes.get(item.hash, 0) > self.limit]


def _most_touched(commits: Sequence[Contribution]) -> str | None:
    """Word the two areas that most of the commits touch; None where none has an area."""
    counts = Counter(area for item in commits for area in item.areas if area != OTHER)
    return listing(sorted(counts, key=lambda area: (-counts[area], area))[:_NAMED]) or None


oversized_share_400, oversized_share_1000 = Oversized(400), Oversized(1000)
