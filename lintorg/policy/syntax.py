"""The grammar of the condition language: words become a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lintorg.policy.mistakes import ConditionError, Mistake
from lintorg.policy.tokens import Token

MAX_NODES, MAX_DEPTH = 256, 24
COMPARISONS = frozenset({"<", "<=", ">", ">=", "==", "!="})
_BINDING = {"or": 1, "and": 2, **dict.fromkeys(COMPARISONS, 4), "+": 5, "-": 5, "*": 6, "/": 6}
_NOT, _MINUS, _COMPARISON = 3, 7, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number, share or duration as written."""

    token: Token
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """The name of a metric or of a parameter."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A function and its arguments."""

    function: str
    arguments: tuple[Node, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """An operator between two operands, or ``not`` or ``-`` before one."""

    operator: str
    operands: tuple[Node, ...]
    start: int
    end: int


Node = Number | Name | Call | Operation


def parse(tokens: tuple[Token, ...]) -> Node:
    """Build the tree of a condition.

    Raises:
        ConditionError: the words make no sentence, or one of more than 256 nodes or 24 levels.
    """
    parser = _Parser(tokens)
    node = parser.expression(0, 1)
    parser.finish()
    size = sum(1 for _ in _walk(node))
    if size > MAX_NODES:
        message = f"the condition has {size} parts; {MAX_NODES} is the limit"
        raise ConditionError([Mistake(node.start, node.end, message)])
    if max(depth for _, depth in _walk(node)) > MAX_DEPTH:
        raise ConditionError([_too_deep(node.start, node.end)])
    return node


def _walk(node: Node) -> Iterator[tuple[Node, int]]:
    waiting = [(node, 1)]
    while waiting:
        current, depth = waiting.pop()
        yield current, depth
        waiting.extend((child, depth + 1) for child in _children(current))


def _children(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Operation):
        return node.operands
    return node.arguments if isinstance(node, Call) else ()


def _too_deep(start: int, end: int) -> Mistake:
    return Mistake(start, end, f"the condition is nested deeper than {MAX_DEPTH} levels")


class _Parser:
    """Operator precedence climbing: each operator binds as tightly as its number says."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    @property
    def _end(self) -> int:
        """Where the last word taken ends: an operand's parentheses belong to what is around it."""
        return self._tokens[self._at - 1].end

    def _take(self) -> Token:
        token = self._next
        self._at += 1
        return token

    def expression(self, binding: int, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise ConditionError([_too_deep(self._next.start, self._next.end)])
        start = self._next.start
        left = self._operand(depth)
        while (strength := _BINDING.get(self._next.text, 0)) > binding:
            operator = self._take()
            right = self.expression(strength, depth + 1)
            if strength == _COMPARISON:
                self._refuse_chain()
            left = Operation(operator=operator.text, operands=(left, right), start=start, end=self._end)
        return left

    def finish(self) -> None:
        if self._next.kind != "end":
            raise self._unexpected()

    def _refuse_chain(self) -> None:
        if self._next.text in COMPARISONS:
            message = "comparisons do not chain; write 'a < b and b < c'"
            raise ConditionError([Mistake(self._next.start, self._next.end, message)])

    def _operand(self, depth: int) -> Node:
        token = self._next
        if token.kind == "number":
            self._at += 1
            return Number(token=token, start=token.start, end=token.end)
        if token.kind == "name":
            self._at += 1
            return self._name(token, depth)
        if token.text in ("not", "-"):
            self._at += 1
            operand = self.expression(_NOT if token.text == "not" else _MINUS, depth + 1)
            return Operation(operator=token.text, operands=(operand,), start=token.start, end=self._end)
        if token.text == "(":
            self._at += 1
            inner = self.expression(0, depth + 1)
            self._expect(")")
            return inner
        raise self._unexpected()

    def _name(self, name: Token, depth: int) -> Node:
        if self._next.text != "(":
            return Name(name=name.text, start=name.start, end=name.end)
        self._at += 1
        arguments = [self.expression(0, depth + 1)]
        while self._next.text == ",":
            self._at += 1
            arguments.append(self.expression(0, depth + 1))
        end = self._expect(")").end
        return Call(function=name.text, arguments=tuple(arguments), start=name.start, end=end)

    def _expect(self, text: str) -> Token:
        if self._next.text != text:
            raise self._unexpected(f"; expected '{text}'")
        return self._take()

    def _unexpected(self, advice: str = "") -> ConditionError:
        token = self._next
        if self._at and self._tokens[self._at - 1].kind == "number" and token.kind == "name":
            advice = "; a number's unit is one of % s min h d w"
        found = f"unexpected '{token.text}'" if token.text else "the condition ends too early"
        return ConditionError([Mistake(token.start, max(token.end, token.start + 1), found + advice)])
