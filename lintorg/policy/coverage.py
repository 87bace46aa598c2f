"""What the cases of a rule made of each part of its condition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lintorg.model.measure import Metric
from lintorg.policy.proof import run_case
from lintorg.policy.rules import LoadedRule
from lintorg.policy.typed import Operation, Typed

TRUTHS = ("true", "false", "undecided", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """For each part of a condition that is true or false, by its text: how many cases made it which."""

    rule_id: str
    name: str
    parts: Mapping[str, Mapping[str, int]]

    @property
    def wanted(self) -> int:
        """Twice the number of parts: each should be seen true and false."""
        return 2 * len(self.parts)

    @property
    def seen(self) -> int:
        """How many of these were."""
        return sum(bool(counts[truth]) for counts in self.parts.values() for truth in ("true", "false"))


def coverage(loaded: LoadedRule, catalogue: Mapping[str, Metric]) -> Coverage:
    """Run a rule's cases and count what each part came out as; a sample too small for the rule evaluates none."""
    parts: dict[str, Counter[str]] = {text: Counter() for text in _parts(loaded.condition.root)}
    for case in loaded.rule.cases:
        for text, truth in run_case(case, loaded.rule, loaded.condition, catalogue).truths.items():
            parts[text][truth] += 1
    return Coverage(rule_id=loaded.rule.id, name=loaded.rule.name, parts=parts)


def _parts(node: Typed) -> Iterator[str]:
    """Yield the text of every comparison, and of every ``and``, ``or``, ``not`` after what it joins."""
    if isinstance(node, Operation) and node.type == "boolean":
        for operand in node.operands:
            yield from _parts(operand)
        yield node.text
