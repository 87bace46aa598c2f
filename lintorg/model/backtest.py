"""What a check would have said of the last changes that landed."""

from __future__ import annotations

from dataclasses import dataclass

from lintorg.model.rule import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRecord:
    """One rule over the replayed changes: the hashes of those it speaks of, newest first.

    ``abstained`` counts the changes that it could not judge and ``undecided`` those it could not decide, most often
    for ``reason``.
    """

    rule: Rule
    changes: tuple[str, ...]
    abstained: int = 0
    undecided: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Backtest:
    """The replay of the last changes of a repository; ``start`` and ``end`` are when the first and last one landed.

    ``spoken`` holds the changes of which some rule that is not pedantic speaks, newest first.
    """

    repository: str
    part: str = ""
    head: str
    changes: int
    start: int
    end: int
    spoken: tuple[str, ...]
    records: tuple[RuleRecord, ...]

    @property
    def share(self) -> float:
        """Share of the changes that get a word."""
        return len(self.spoken) / self.changes
