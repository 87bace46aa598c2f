"""Shares of credit, half of the whole, and words for a few of many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lintorg.model.measure import TOO_FEW, Value
from lintorg.model.tables import PersonId


def half(credit: Mapping[PersonId, int]) -> int:
    """Return the smallest number of people whose credit sums to more than half of all."""
    total, reached = sum(credit.values()), 0
    for count, units in enumerate(sorted(credit.values(), reverse=True), start=1):
        reached += units
        if 2 * reached > total:
            return count
    return 0


def share(part: int, whole: int, *, n: int, subject: str = "repo") -> Value:
    """Return part / whole, or no value where there is no whole."""
    if not whole:
        return Value(value=None, n=n, subject=subject, why_none=TOO_FEW)
    return Value(value=part / whole, n=n, subject=subject)


def percent(ratio: float) -> str:
    """Word a share as whole percent."""
    return f"{100 * ratio:.0f} %"


def listing(words: list[str]) -> str:
    """Join words as a sentence does: ``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


_FEW = 3


def busiest(paths: Iterable[str], touches: Mapping[str, int]) -> str | None:
    """Word the three paths that were touched most often in the window; None when none was."""
    touched = [path for path in paths if touches.get(path)]
    return listing(sorted(touched, key=lambda path: (-touches[path], path))[:_FEW]) or None
