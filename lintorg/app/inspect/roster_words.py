"""Words for rosters: counts and lines of a file, never names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from lintorg.model.role_coverage import RoleCoverage

_MOST_RANGES = 20


def counted(count: int, one: str, more: str) -> str:
    """Return a count with its noun."""
    return f"{count} {one if count == 1 else more}"


def lines(numbers: Sequence[int]) -> str:
    """Return lines of a file in ranges: ``lines 4, 9-12``."""
    ordered = sorted(set(numbers))
    runs = [[number for _, number in run] for _, run in groupby(enumerate(ordered), lambda item: item[1] - item[0])]
    shown = [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:_MOST_RANGES]]
    rest = sum(map(len, runs[_MOST_RANGES:]))
    return f"line{'' if len(ordered) == 1 else 's'} {', '.join(shown)}{f' and {rest} more' if rest else ''}"


def needed(coverage: RoleCoverage, percent: int) -> str:
    """Say how many more people's roles bring known work to a percentage; nothing where it is reached, or never is."""
    more = coverage.entries_for(percent)
    return f"; {counted(more, 'more role brings', 'more roles bring')} that to {percent} %" if more else ""
