"""Which parts of rules' conditions their cases prove, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lintorg.gather.measuring import catalogue
from lintorg.model.text import safe
from lintorg.policy.coverage import TRUTHS, Coverage, coverage
from lintorg.policy.rules import LoadedRule

_WIDTH = 80
_COUNTS = 11


def describe_coverage(rules: Iterable[LoadedRule]) -> tuple[str, float]:
    """Return a table of what the cases made of each part, and how much of it they cover in percent."""
    found = [coverage(loaded, catalogue()) for loaded in rules]
    wanted, seen = sum(one.wanted for one in found), sum(one.seen for one in found)
    percent = 100 * seen / wanted if wanted else 100.0
    lines = [
        f"{'cases that made it':<{_WIDTH - _COUNTS * len(TRUTHS)}}" + "".join(f"{one:>{_COUNTS}}" for one in TRUTHS)
    ]
    for one in found:
        lines += _rule(one)
    lines += [_total(found, seen, wanted, percent)]
    return "\n".join(lines) + "\n", percent


def _rule(found: Coverage) -> Iterator[str]:
    yield safe(f"{found.rule_id} {found.name}")
    for text, counts in found.parts.items():
        numbers = "".join(f"{counts[truth] or 'never':>{_COUNTS}}" for truth in TRUTHS)
        label = safe(f"  {text}")
        if len(label) > _WIDTH - len(numbers):
            yield label
            label = ""
        yield f"{label:<{_WIDTH - len(numbers)}}{numbers}"


def _total(found: list[Coverage], seen: int, wanted: int, percent: float) -> str:
    parts = [counts for one in found for counts in one.parts.values()]
    never = {truth: sum(not counts[truth] for counts in parts) for truth in TRUTHS}
    missed = ", ".join(f"{truth} {count}" for truth, count in never.items())
    noun = "part" if len(parts) == 1 else "parts"
    return f"{len(parts)} {noun}, seen true and seen false: {seen} of {wanted} ({percent:.0f} %); never {missed}"
