"""Which units go together: shares, durations and plain numbers."""

from __future__ import annotations

from lintorg.policy.typed import Constant, Type, Typed

_AN = {"number": "a plain number", "share": "a share", "duration": "a duration", "boolean": "a comparison"}


def mismatch(one: Typed, other: Typed) -> str | None:
    """Say why two values cannot be compared; None when they can.

    A plain number up to 1 may stand for a share.
    """
    if one.type == other.type or _fits_share(one, other) or _fits_share(other, one):
        return None
    return f"cannot compare {_described(one)} with {_described(other)}{_advice(one, other)}"


def combined(operator: str, one: Typed, other: Typed) -> Type | str:
    """Return the unit of ``one operator other`` for + - * /, or a sentence saying why there is none."""
    if operator in "+-":
        if one.type == other.type:
            return one.type
        verb = "add" if operator == "+" else "subtract"
        return f"cannot {verb} {_described(one)} and {_described(other)}{_advice(one, other)}"
    if other.type == "number":
        return one.type
    if operator == "*":
        return other.type if one.type == "number" else f"cannot multiply {_described(one)} by {_described(other)}"
    return "number" if one.type == other.type else f"cannot divide {_described(one)} by {_described(other)}"


def _described(value: Typed) -> str:
    return f"{_AN[value.type]} ({value.text})"


def _fits_share(number: Typed, share: Typed) -> bool:
    plain = isinstance(number, Constant) and number.type == "number"
    return plain and share.type == "share" and isinstance(number, Constant) and abs(number.value) <= 1


def _advice(one: Typed, other: Typed) -> str:
    """Suggest the same number with the unit that the other side has."""
    number, wanted = (one, other) if isinstance(one, Constant) else (other, one)
    if not isinstance(number, Constant) or number.type != "number" or number.named:
        return ""
    if wanted.type == "duration":
        return f"; it needs a unit: {number.text} w"
    percent = number.value if abs(number.value) > 1 else 100 * number.value
    return f"; write {percent:g}%" if wanted.type == "share" else ""
