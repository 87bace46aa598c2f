"""How large a commit usually is, and how large the largest tenth of them are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lintorg.model.measure import TOO_FEW, Metric, Value


@dataclass(frozen=True, slots=True)
class Quantile:
    """The smallest size that at least ``percent`` % of the commits do not exceed (nearest rank)."""

    percent: int
    title: str
    of: str

    @property
    def METRIC(self) -> Metric:  # noqa: N802 — named as in a module
        """What is measured."""
        return Metric(
            title=self.title,
            definition=(
                f"{self.of} of the window's commits add and delete so many lines of source files or fewer (nearest "
                "rank), of those whose lines are all known; see oversized_share_400."
            ),
            unit="lines",
            scopes=("repo",),
            version=2,
            layer="lines",
        )

    def measure(self, commit_sizes: Mapping[str, int]) -> Value:
        """Take the quantile of the known sizes."""
        sizes = sorted(commit_sizes.values())
        if not sizes:
            return Value(value=None, n=0, why_none=TOO_FEW)
        rank = -(-self.percent * len(sizes) // 100)
        return Value(value=sizes[max(rank, 1) - 1], n=len(sizes))


change_size_p50 = Quantile(50, "lines per commit, median", "Half")
change_size_p90 = Quantile(90, "lines per commit, 90th percentile", "Nine in ten")
