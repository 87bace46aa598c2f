"""Judges conditions a second way: read by Python's own parser, calculated in fractions, joined by a table.

Nothing of lintorg's reader and evaluator is used, so that a mistake in one is a difference between the two.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import product

Span = tuple[Fraction, Fraction] | None
"""The least and the largest that a number may be; None where nothing is known of it."""
Point = tuple[float, float, float]
"""The low end, the value and the high end of a measure."""

_NUMBER = re.compile(r"(?<![A-Za-z0-9_.])([0-9]+(?:\.[0-9]+)?)(?:\s*(%|(?:min|s|h|d|w)(?![A-Za-z0-9_])))?")
_SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86_400, "w": 604_800}
_UNITS = {"%": Fraction(1, 100), "": Fraction(1), **{unit: Fraction(long) for unit, long in _SECONDS.items()}}
_UNKNOWN, _UNDECIDED = "unknown", "undecided"


def outcome(text: str, now: Mapping[str, Point | None], previous: Mapping[str, Point | None]) -> str:
    """Return breach, pass, undecided or abstained."""
    python = _NUMBER.sub(lambda found: f"number('{found[1]}', '{found[2] or ''}')", text)
    truth = _Second(now, previous).truth(ast.parse(f"({python})", mode="eval").body)
    return {"true": "breach", "false": "pass", _UNKNOWN: "abstained", _UNDECIDED: _UNDECIDED}[truth]


class _Second:
    def __init__(self, now: Mapping[str, Point | None], previous: Mapping[str, Point | None]) -> None:
        self._now, self._previous = now, previous

    def truth(self, node: ast.expr) -> str:
        match node:
            case ast.UnaryOp(op=ast.Not()):
                said = self.truth(node.operand)
                return {"true": "false", "false": "true"}.get(said, said)
            case ast.BoolOp():
                said_of = [self.truth(value) for value in node.values]
                strong, weak = ("true", "false") if isinstance(node.op, ast.Or) else ("false", "true")
                return min(said_of, key=[strong, _UNKNOWN, _UNDECIDED, weak].index)
            case ast.Compare():
                return _compared(type(node.ops[0]), self.span(node.left), self.span(node.comparators[0]))
        raise AssertionError(ast.dump(node))

    def span(self, node: ast.expr) -> Span:
        match node:
            case ast.Name():
                return _ends(self._now.get(node.id))
            case ast.UnaryOp(op=ast.USub()):
                found = self.span(node.operand)
                return None if found is None else (-found[1], -found[0])
            case ast.BinOp():
                return _calculated(type(node.op), self.span(node.left), self.span(node.right))
            case ast.Call(func=ast.Name(id=name)):
                return self._called(name, node.args)
        raise AssertionError(ast.dump(node))

    def _called(self, name: str, arguments: list[ast.expr]) -> Span:
        first = arguments[0]
        if name == "number":
            digits, unit = (ast.literal_eval(argument) for argument in arguments)
            number = Fraction(digits) * _UNITS[unit]
            return number, number
        if name in ("value", "previous"):
            assert isinstance(first, ast.Name)
            found = (self._previous if name == "previous" else self._now).get(first.id)
            return _ends(found if found is None or name == "previous" else (found[1],) * 3)
        spans = [self.span(argument) for argument in arguments]
        known = [span for span in spans if span is not None]
        if len(known) < len(spans):
            return None
        if name == "abs":
            low, high = known[0]
            return max(Fraction(0), low, -high), max(high, -low)
        choose = {"min": min, "max": max}[name]
        return choose(low for low, _ in known), choose(high for _, high in known)


def _ends(point: Point | None) -> Span:
    return None if point is None else (Fraction(point[0]), Fraction(point[2]))


def _calculated(operator: type[ast.operator], one: Span, other: Span) -> Span:
    if one is None or other is None:
        return None
    if operator is ast.Div and other[0] <= 0 <= other[1]:
        return None
    by: Callable[[Fraction, Fraction], Fraction] = {
        ast.Add: lambda a, b: a + b,
        ast.Sub: lambda a, b: a - b,
        ast.Mult: lambda a, b: a * b,
        ast.Div: lambda a, b: a / b,
    }[operator]
    corners = [by(a, b) for a, b in product(one, other)]
    return min(corners), max(corners)


def _compared(operator: type[ast.cmpop], one: Span, other: Span) -> str:
    """Ask each pair of ends and whether the spans meet: what holds for all of them holds."""
    if one is None or other is None:
        return _UNKNOWN
    (a, b), (c, d) = (tuple(map(_told, span)) for span in (one, other))
    always, never = {
        ast.Lt: (b < c, a >= d),
        ast.LtE: (b <= c, a > d),
        ast.Gt: (a > d, b <= c),
        ast.GtE: (a >= d, b < c),
        ast.Eq: (a == b == c == d, b < c or d < a),
        ast.NotEq: (b < c or d < a, a == b == c == d),
    }[operator]
    return "true" if always else "false" if never else _UNDECIDED


def _told(number: Fraction) -> float:
    """Return a number to twelve digits, as a condition compares it: 80% - 20% is 60%."""
    return round(float(f"{float(number):.12g}"), 12)
