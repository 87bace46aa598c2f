"""Which way a rule's first metric gets worse."""

from __future__ import annotations

from lintorg.policy.typed import Condition, Constant, Operation, Reading, Typed

_UP = {">": 1, ">=": 1, "<": -1, "<=": -1}


def direction(condition: Condition) -> int:
    """Return 1 where a larger value of the condition's first metric is worse, -1 where a smaller one is.

    0 where the condition does not say, as with ``==``: then any other value is worse. A metric is no
    negative number, so a product rises with it.
    """
    return _of(condition.root, condition.metrics[0]) or 0


def is_worse(then: float | None, now: float | None, by: float, way: int) -> bool:
    """Tell whether a value is worse than the one recorded by more than ``by``; unknown and known are different."""
    if then is None or now is None:
        return then is not now
    change = (now - then) * way if way else abs(now - then)
    return change > by + 1e-9


def is_better(then: float | None, now: float | None, way: int) -> bool:
    """Tell whether a value is better than the one recorded."""
    return bool(way) and then is not None and now is not None and (now - then) * way < 0


def _of(node: Typed, metric: str) -> int | None:
    """Return which way the node's value goes with the metric's; None where the metric is not in it."""
    if isinstance(node, Reading):
        return 1 if node.metric == metric and node.of != "previous" else None
    if not isinstance(node, Operation):
        return None
    for place, operand in enumerate(node.operands):
        way = _of(operand, metric)
        if way is not None:
            return way * _turn(node, place)
    return None


def _turn(node: Operation, place: int) -> int:
    """Return whether a result goes with an operand (1), against it (-1), or one cannot tell (0)."""
    operator = node.operator
    if operator in ("not", "negate"):
        return -1
    if operator in ("abs", "==", "!=") or (operator in "*/" and not all(map(_is_positive, node.operands))):
        return 0
    if operator in _UP:
        return _UP[operator] * (-1 if place else 1)
    return -1 if place and operator in "-/" else 1


def _is_positive(node: Typed) -> bool:
    return isinstance(node, Reading) or (isinstance(node, Constant) and node.value > 0)
