"""The share of commits above a size, and the quantiles of sizes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from lintorg.metrics._shared.intervals import share_of_events
from lintorg.metrics._shared.shares import listing
from lintorg.model.measure import TOO_FEW, Value
from lintorg.model.tables import OTHER, Contribution, Window

_NAMED = 2


def share_above(
    limit: int, work: Sequence[Contribution], sizes: Mapping[str, int], window: Window
) -> tuple[Value, Sequence[Contribution]]:
    """Return the share of the commits with a known size that change more lines, and those commits."""
    known = [item for item in work if item.hash in sizes]
    above = [item for item in known if sizes[item.hash] > limit]
    return share_of_events([(item.time, float(sizes[item.hash] > limit)) for item in known], window), above


def hashes_above(limit: int, work: Sequence[Contribution], sizes: Mapping[str, int]) -> tuple[str, ...]:
    """Return the commits that change more lines, newest first."""
    return tuple(item.hash for item in work if sizes.get(item.hash, 0) > limit)


def most_touched(commits: Sequence[Contribution]) -> str | None:
    """Word the two areas that most of the commits touch; None where none has an area."""
    counts = Counter(area for item in commits for area in item.areas if area != OTHER)
    return listing(sorted(counts, key=lambda area: (-counts[area], area))[:_NAMED]) or None


def nearest_rank(percent: int, sizes: Sequence[int]) -> Value:
    """Return the smallest size that at least ``percent`` % of the commits do not exceed (nearest rank)."""
    if not sizes:
        return Value(value=None, n=0, why_none=TOO_FEW)
    rank = -(-percent * len(sizes) // 100)
    return Value(value=sorted(sizes)[max(rank, 1) - 1], n=len(sizes))
