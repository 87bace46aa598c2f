"""Parameters of a rule: named numbers that its condition uses."""

from __future__ import annotations

from lintorg.policy.mistakes import ConditionError, Mistake
from lintorg.policy.tokens import LARGEST, tokenize
from lintorg.policy.typed import Constant


def constant(name: str, value: float | str) -> Constant:
    """Return a parameter as the number it stands for: ``3``, ``"50%"`` or ``"8 w"``.

    Raises:
        ConditionError: it is no number of the condition language.
    """
    if isinstance(value, str):
        return _from_text(name, value)
    if not abs(value) <= LARGEST:
        raise _no_number(str(value))
    return Constant(text=name, type="number", value=float(value), named=True)


def _from_text(name: str, text: str) -> Constant:
    digits = text.strip().removeprefix("-")
    token, *rest = tokenize(digits)
    if token.kind != "number" or [other.kind for other in rest] != ["end"]:
        raise _no_number(text)
    sign = -1 if digits != text.strip() else 1
    return Constant(text=name, type=token.dimension, value=sign * token.value, named=True)


def _no_number(text: str) -> ConditionError:
    message = f"'{text}' is no number; write a number, a share such as 50% or a duration such as 8 w"
    return ConditionError([Mistake(0, len(text), message)])
