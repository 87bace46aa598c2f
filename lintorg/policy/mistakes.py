"""What is wrong with a condition, and where in its text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lintorg.model.errors import LintorgError


class Mistake(NamedTuple):
    """One mistake in the characters from ``start`` to before ``end``."""

    start: int
    end: int
    message: str


class ConditionError(LintorgError):
    """A condition that does not compile, with every mistake found in it."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes))
        super().__init__("\n".join(mistake.message for mistake in self.mistakes))
