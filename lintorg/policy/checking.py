"""Checks a condition's tree: names resolved, units matched, every mistake noted at its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from lintorg.model.document import did_you_mean
from lintorg.model.measure import Metric
from lintorg.model.subject import Scope
from lintorg.policy import syntax
from lintorg.policy.mistakes import ConditionError, Mistake
from lintorg.policy.params import constant
from lintorg.policy.typed import Constant, Of, Operation, Reading, Type, Typed
from lintorg.policy.units import UnitMismatch, alike, combined, comparison, described

FUNCTIONS = ("abs", "max", "min", "previous", "value")
_WIDER: dict[Scope, tuple[Scope, ...]] = {
    "repo": ("repo",),
    "area": ("area", "repo"),
    "pair": ("pair", "repo"),
    "cohort": ("cohort", "repo"),
    "change": ("change",),
}
"""Whose metrics the rules of a scope may use."""


class Checker:
    """Makes a typed tree; None stands for a part whose mistake has been noted."""

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
        """Note a mistake at a part of the condition."""
        self.mistakes.append(Mistake(node.start, node.end, message))

    def check(self, node: syntax.Node) -> Typed | None:
        """Return the typed tree of a part, or None after noting what is wrong with it."""
        if isinstance(node, syntax.Number):
            return Constant(text=self._source(node), type=node.token.dimension, value=node.token.value)
        if isinstance(node, syntax.Name):
            return self._name(node)
        return self._call(node) if isinstance(node, syntax.Call) else self._operation(node)

    def _source(self, node: syntax.Node) -> str:
        return " ".join(self._text[node.start : node.end].split())

    def _name(self, node: syntax.Name) -> Typed | None:
        if node.name not in self._params:
            return self._reading(node, node, "now")
        try:
            return constant(node.name, self._params[node.name])
        except ConditionError as error:
            self.refuse(node, f"parameter '{node.name}': {error}")
            return None

    def _reading(self, node: syntax.Node, name: syntax.Name, of: Of) -> Reading | None:
        metric = self._catalogue.get(name.name)
        if metric is None:
            known = (*self._catalogue, *self._params, *FUNCTIONS)
            self.refuse(name, f"unknown metric or parameter '{name.name}'{did_you_mean(name.name, known)}")
            return None
        if outside := [scope for scope in self._scope if not set(_WIDER[scope]) & set(metric.scopes)]:
            per = " or ".join(metric.scopes)
            self.refuse(name, f"'{name.name}' is measured per {per}, the rule's scope is {', '.join(outside)}")
            return None
        return Reading(text=self._source(node), type=metric.dimension, metric=name.name, of=of)

    def _call(self, node: syntax.Call) -> Typed | None:
        if node.function in ("previous", "value"):
            return self._reading_call(node)
        operands = [self.check(argument) for argument in node.arguments]
        if node.function not in FUNCTIONS:
            name = syntax.Name(name=node.function, start=node.start, end=node.start + len(node.function))
            self.refuse(name, f"unknown function '{node.function}'{did_you_mean(node.function, FUNCTIONS)}")
            return None
        if node.function == "abs" and len(operands) != 1:
            self.refuse(node, "abs() takes one value")
            return None
        if node.function != "abs" and len(operands) < 2:
            self.refuse(node, f"{node.function}() takes two values or more")
            return None
        return self._numeric(node, node.function, operands, alike)

    def _reading_call(self, node: syntax.Call) -> Reading | None:
        argument = node.arguments[0]
        if len(node.arguments) != 1 or not isinstance(argument, syntax.Name) or argument.name in self._params:
            self.refuse(node, f"{node.function}() takes the name of one metric")
            return None
        return self._reading(node, argument, cast("Of", node.function))

    def _operation(self, node: syntax.Operation) -> Typed | None:
        operands = [self.check(operand) for operand in node.operands]
        if node.operator in ("and", "or", "not"):
            return self._logical(node, operands)
        if node.operator in syntax.COMPARISONS:
            return self._numeric(node, node.operator, operands, comparison)
        if len(operands) > 1:
            return self._numeric(node, node.operator, operands, lambda *found: combined(node.operator, *found))
        if isinstance(found := operands[0], Constant):
            return Constant(text=self._source(node), type=found.type, value=-found.value, named=found.named)
        return self._numeric(node, "negate", operands, alike)

    def _logical(self, node: syntax.Operation, operands: list[Typed | None]) -> Typed | None:
        found = tuple(operand for operand in operands if operand is not None)
        wrong = [operand for operand in found if operand.type != "boolean"]
        for operand in wrong:
            self.refuse(node, f"'{node.operator}' needs comparisons, not {described(operand)}")
        if wrong or len(found) < len(operands):
            return None
        return Operation(text=self._source(node), type="boolean", operator=node.operator, operands=found)

    def _numeric(
        self, node: syntax.Node, operator: str, operands: list[Typed | None], type_of: Callable[..., Type]
    ) -> Typed | None:
        found = tuple(operand for operand in operands if operand is not None)
        truth = next((operand for operand in found if operand.type == "boolean"), None)
        if truth:
            self.refuse(node, f"'{truth.text}' is true or false; it cannot be compared or calculated with")
        if truth or len(found) < len(operands):
            return None
        try:
            unit = type_of(*found)
        except UnitMismatch as error:
            self.refuse(node, str(error))
            return None
        return Operation(text=self._source(node), type=unit, operator=operator, operands=found)
