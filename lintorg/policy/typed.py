"""The typed tree of a condition: what checking makes and evaluation reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lintorg.model.measure import Dimension

Type = Dimension | Literal["boolean"]
Of = Literal["now", "previous", "value"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant:
    """A number: a ratio for shares, seconds for durations. ``named`` when it is a parameter."""

    text: str
    type: Type
    value: float
    named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A metric's measure: of the window, of the previous window, or its point value alone."""

    text: str
    type: Type
    metric: str
    of: Of = "now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """An operator or function over its operands."""

    text: str
    type: Type
    operator: str
    operands: tuple[Typed, ...]


Typed = Constant | Reading | Operation


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A compiled condition.

    ``metrics`` are in order of appearance, those of ``previous()`` among them.
    """

    text: str
    root: Typed
    metrics: tuple[str, ...]
    previous: frozenset[str]


def readings(node: Typed) -> Iterator[Reading]:
    """Yield every reading of a tree, left to right."""
    if isinstance(node, Reading):
        yield node
    elif isinstance(node, Operation):
        for operand in node.operands:
            yield from readings(operand)
