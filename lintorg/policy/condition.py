"""Compiles conditions."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.model.measure import Metric
from lintorg.model.subject import Scope
from lintorg.policy.checking import Checker
from lintorg.policy.mistakes import ConditionError
from lintorg.policy.syntax import parse
from lintorg.policy.tokens import tokenize
from lintorg.policy.typed import Condition, readings


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
    tree = parse(tokenize(text))
    checker = Checker(text, catalogue, params, scope)
    root = checker.check(tree)
    found = tuple(readings(root)) if root else ()
    metrics = tuple(dict.fromkeys(reading.metric for reading in found))
    if root and root.type != "boolean":
        checker.refuse(tree, "this is no comparison; a condition is true or false, such as 'hhi > 0.5'")
    for one in scope if root else ():
        if not any(one in catalogue[metric].scopes for metric in metrics):
            checker.refuse(tree, f"no metric here is measured per {one}, the rule's scope")
    if checker.mistakes or root is None:
        raise ConditionError(checker.mistakes)
    previous = frozenset(reading.metric for reading in found if reading.of == "previous")
    return Condition(text=" ".join(text.split()), root=root, metrics=metrics, previous=previous)
