"""Compiles conditions: names resolved, units checked, every mistake at its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from lintorg.model.document import did_you_mean
from lintorg.model.measure import Metric
from lintorg.model.subject import Scope
from lintorg.policy import syntax
from lintorg.policy.mistakes import ConditionError, Mistake
from lintorg.policy.params import constant
from lintorg.policy.tokens import tokenize
from lintorg.policy.typed import Condition, Constant, Of, Operation, Reading, Type, Typed, readings
from lintorg.policy.units import combined, mismatch

FUNCTIONS = ("abs", "max", "min", "previous", "value")
_AN = {"number": "a plain number", "share": "a share", "duration": "a duration", "boolean": "a comparison"}


def compile_condition(
    text: str,
    catalogue: Mapping[str, Metric],
    params: Mapping[str, float | str],
    scope: tuple[Scope, ...],
) -> Condition:
    """Compile a rule's ``when`` for subjects of the given scopes.

    Raises:
        ConditionError: it does not compile; carries every mistake with its place in the text.
    """
    tree = syntax.parse(tokenize(text))
    checker = _Checker(text, catalogue, params, scope)
    root = checker.check(tree)
    if root and root.type != "boolean":
        checker.refuse(tree, "this is no comparison; a condition is true or false, such as 'hhi > 0.5'")
    metrics = tuple(dict.fromkeys(reading.metric for reading in readings(root))) if root else ()
    if root and not any(set(scope) & set(catalogue[metric].scopes) for metric in metrics):
        checker.refuse(tree, f"no metric here is measured per {' or '.join(scope)}")
    if checker.mistakes or root is None:
        raise ConditionError(checker.mistakes)
    previous = frozenset(reading.metric for reading in readings(root) if reading.of == "previous")
    return Condition(text=" ".join(text.split()), root=root, metrics=metrics, previous=previous)


class _Checker:
    """Turns the tree into a typed one; None stands for a part whose mistake has been noted."""

    def __init__(
        self,
        text: str,
        catalogue: Mapping[str, Metric],
        params: Mapping[str, float | str],
        scope: tuple[Scope, ...],
    ) -> None:
        self.mistakes: list[Mistake] = []
        self._text, self._catalogue, self._params, self._scope = text, catalogue, params, scope

    def refuse(self, node: syntax.Node, message: str) -> None:
        self.mistakes.append(Mistake(node.start, node.end, message))

    def check(self, node: syntax.Node) -> Typed | None:
        if isinstance(node, syntax.Number):
            token = node.token
            return Constant(text=self._source(node), type=token.dimension, value=token.value)
        if isinstance(node, syntax.Name):
            return self._name(node)
        return self._call(node) if isinstance(node, syntax.Call) else self._operation(node)

    def _source(self, node: syntax.Node) -> str:
        return " ".join(self._text[node.start : node.end].split())

    def _name(self, node: syntax.Name) -> Typed | None:
        if node.name in self._params:
            return constant(node.name, self._params[node.name])
        return self._reading(node, node, "now")

    def _reading(self, node: syntax.Node, name: syntax.Name, of: Of) -> Reading | None:
        metric = self._catalogue.get(name.name)
        if metric is None:
            known = (*self._catalogue, *self._params, *FUNCTIONS)
            self.refuse(name, f"unknown metric '{name.name}'{did_you_mean(name.name, known)}")
            return None
        allowed = set(metric.scopes) | ({"area", "pair", "cohort", "repo"} if "repo" in metric.scopes else set())
        if missing := [scope for scope in self._scope if scope not in allowed]:
            per = " or ".join(metric.scopes)
            self.refuse(name, f"'{name.name}' is measured per {per}, the rule's scope is {', '.join(missing)}")
            return None
        return Reading(text=self._source(node), type=metric.dimension, metric=name.name, of=of)

    def _call(self, node: syntax.Call) -> Typed | None:
        if node.function in ("previous", "value"):
            return self._reading_call(node)
        operands = self._all(node.arguments)
        if node.function not in FUNCTIONS:
            name = syntax.Name(name=node.function, start=node.start, end=node.start + len(node.function))
            self.refuse(name, f"unknown function '{node.function}'{did_you_mean(node.function, FUNCTIONS)}")
            return None
        if (len(operands) != 1) if node.function == "abs" else (len(operands) < 2):
            self.refuse(node, f"{node.function}() takes {'one value' if node.function == 'abs' else 'two or more values'}")
            return None
        return self._numeric(node, node.function, operands, _alike)

    def _reading_call(self, node: syntax.Call) -> Reading | None:
        argument = node.arguments[0]
        if len(node.arguments) != 1 or not isinstance(argument, syntax.Name) or argument.name in self._params:
            self.refuse(node, f"{node.function}() takes the name of one metric")
            return None
        return self._reading(node, argument, cast(Of, node.function))

    def _all(self, nodes: tuple[syntax.Node, ...]) -> list[Typed | None]:
        return [self.check(node) for node in nodes]

    def _operation(self, node: syntax.Operation) -> Typed | None:
        operands = self._all(node.operands)
        if node.operator in ("and", "or", "not"):
            return self._logical(node, operands)
        if node.operator in syntax.COMPARISONS:
            return self._numeric(node, node.operator, operands, _comparable)
        if len(operands) == 1:
            return self._negative(node, operands)
        return self._numeric(node, node.operator, operands, lambda found: combined(node.operator, *found))

    def _negative(self, node: syntax.Operation, operands: list[Typed | None]) -> Typed | None:
        if isinstance(found := operands[0], Constant):
            return Constant(text=self._source(node), type=found.type, value=-found.value, named=found.named)
        return self._numeric(node, "negate", operands, _alike)

    def _logical(self, node: syntax.Operation, operands: list[Typed | None]) -> Typed | None:
        found = [operand for operand in operands if operand is not None]
        for part, operand in zip(node.operands, operands, strict=True):
            if operand is not None and operand.type != "boolean":
                self.refuse(part, f"'{node.operator}' joins comparisons; '{operand.text}' is {_AN[operand.type]}")
                return None
        if len(found) < len(operands):
            return None
        return Operation(text=self._source(node), type="boolean", operator=node.operator, operands=tuple(found))

    def _numeric(
        self,
        node: syntax.Node,
        operator: str,
        operands: list[Typed | None],
        type_of: Callable[[tuple[Typed, ...]], Type | str],
    ) -> Typed | None:
        found = tuple(operand for operand in operands if operand is not None)
        if len(found) < len(operands):
            return None
        if truths := [operand for operand in found if operand.type == "boolean"]:
            self.refuse(node, f"'{truths[0].text}' is true or false; it cannot be compared or reckoned with")
            return None
        answer = type_of(found)
        if answer not in _AN:
            self.refuse(node, answer)
            return None
        return Operation(text=self._source(node), type=cast(Type, answer), operator=operator, operands=found)


def _alike(operands: tuple[Typed, ...]) -> Type | str:
    for one, other in zip(operands, operands[1:], strict=False):
        if wrong := mismatch(one, other):
            return wrong
    return next((operand.type for operand in operands if operand.type != "number"), "number")


def _comparable(operands: tuple[Typed, ...]) -> Type | str:
    return mismatch(*operands) or "boolean"
