"""What a team has said that it accepts: waivers, and the baseline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lintorg.model.finding import fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverEntry:
    """One waiver as its file states it, with the place of its rule there; who owns it is not kept."""

    rule: str
    subject: str
    reason: str
    expires: date
    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineEntry:
    """One breach as it was recorded.

    ``condition`` is the rule's, parameters filled in, and ``metrics`` the versions of what it reads:
    where either has changed since, ``value`` means something else. It is that of the condition's first metric.
    """

    rule: str
    subject: str
    condition: str
    metrics: Mapping[str, int]
    value: float | int | None

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the finding that was recorded."""
        return fingerprint(self.rule, self.subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The recorded breaches of a history, which its ``roots`` name: the commits without parents."""

    roots: tuple[str, ...]
    entries: tuple[BaselineEntry, ...]
