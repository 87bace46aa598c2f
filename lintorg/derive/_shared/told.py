"""Shares and counts as guards word them."""

from __future__ import annotations


def share(part: int, whole: int) -> float:
    """Return a part's share, 0 of nothing."""
    return part / whole if whole else 0.0


def percent(part: float) -> str:
    """Word a share in whole percent."""
    return f"{100 * part:.0f} %"


def commits(count: int) -> str:
    """Word a number of commits."""
    return "1 commit" if count == 1 else f"{count} commits"
