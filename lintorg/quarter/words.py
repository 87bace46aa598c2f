"""Numbers, lists and names as the report's sentences say them."""

from __future__ import annotations

from collections.abc import Sequence

from lintorg.model.measure import Unit
from lintorg.model.quarterly import Number, Series

_FEW = 3


def number(value: Number, unit: Unit) -> str:
    """Word a value: a share as percent, a count, else three digits; none of them is ever below zero."""
    value = max(value, 0)
    if unit == "share":
        return f"{100 * value:.3g} %"
    return str(value) if isinstance(value, int) else f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


def span(series: Series) -> str:
    """Word the limits between which a series' last value was to be expected."""
    assert series.lower is not None
    assert series.upper is not None
    return f"{number(series.lower, series.unit).removesuffix(' %')} to {number(series.upper, series.unit)}"


def listed(names: Sequence[str], few: int = _FEW) -> str:
    """Return ``a``, ``a and b``, ``a, b and c``, or ``a, b, c and 2 more``."""
    shown = [*names[:few], *([f"{len(names) - few} more"] if len(names) > few else [])]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def people(count: int) -> str:
    """Return ``nobody``, ``1 person``, ``2 people``."""
    return "nobody" if count == 0 else "1 person" if count == 1 else f"{count} people"


def plural(count: int, noun: str) -> str:
    """Return ``1 commit``, ``2 commits``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def capital(text: str) -> str:
    """Return a text as a sentence begins."""
    return text[:1].upper() + text[1:]
