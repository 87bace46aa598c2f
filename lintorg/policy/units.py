"""Which units go together: shares, durations and plain numbers."""

from __future__ import annotations

from lintorg.policy.typed import Constant, Type, Typed

_AN = {"number": "a plain number", "share": "a share", "duration": "a duration", "boolean": "true or false"}


class UnitMismatch(Exception):
    """Two values that do not go together, in a sentence."""


def comparison(*operands: Typed) -> Type:
    """Return the type of a comparison.

    Raises:
        UnitMismatch: its sides have different units.
    """
    alike(*operands)
    return "boolean"


def alike(*operands: Typed) -> Type:
    """Return the unit that all values share; a plain number up to 1 may stand for a share.

    Raises:
        UnitMismatch: they have different units.
    """
    model = next((operand for operand in operands if operand.type != "number"), operands[0])
    for other in operands:
        if other.type != model.type and not _fits_share(other, model):
            one, two = sorted((model, other), key=operands.index)
            raise UnitMismatch(f"cannot compare {described(one)} with {described(two)}{_advice(one, two)}")
    return model.type


def combined(operator: str, one: Typed, other: Typed) -> Type:
    """Return the unit of ``one operator other`` for + - * /.

    Raises:
        UnitMismatch: the operator makes no sense of these units.
    """
    if operator in "+-":
        if one.type == other.type:
            return one.type
        verb = "add" if operator == "+" else "subtract"
        raise UnitMismatch(f"cannot {verb} {described(one)} and {described(other)}{_advice(one, other)}")
    if other.type == "number":
        return one.type
    if operator == "*" and one.type == "number":
        return other.type
    if operator == "/" and one.type == other.type:
        return "number"
    verb = "multiply" if operator == "*" else "divide"
    raise UnitMismatch(f"cannot {verb} {described(one)} by {described(other)}")


def described(value: Typed) -> str:
    """Return a value's text with what it is."""
    return f"'{value.text}' ({_AN[value.type]})"


def _fits_share(number: Typed, share: Typed) -> bool:
    return isinstance(number, Constant) and (number.type, share.type) == ("number", "share") and abs(number.value) <= 1


def _advice(one: Typed, other: Typed) -> str:
    """Suggest the same number with the unit that the other side has."""
    number, wanted = (one, other) if isinstance(one, Constant) else (other, one)
    if not isinstance(number, Constant) or number.type != "number" or wanted.type not in ("duration", "share"):
        return ""
    percent = number.value if abs(number.value) > 1 else 100 * number.value
    meant = f"{number.value:g} w" if wanted.type == "duration" else f"{percent:g}%"
    if number.named:
        return f"; a parameter has its unit with it: {number.text}: {meant}"
    return f"; it needs a unit: {meant}" if wanted.type == "duration" else f"; write {meant}"
