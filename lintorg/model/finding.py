"""What judging a rule about a subject gives."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from lintorg.model.measure import Measure
from lintorg.model.rule import Outcome, Rule, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a rule says of a subject when the same history is read in one other way.

    ``reason`` is the code of an abstention; ``explanation`` shows each sub-expression with its value.
    """

    name: str
    outcome: Outcome
    reason: str | None = None
    explanation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """How many other readings of the same history agree with a breach; ``each`` holds them one by one."""

    holds: int
    of: int
    each: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The file and line a finding points at, relative to the repository's root."""

    path: str
    line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """Why a team accepts a breach, and until which day (``2026-12-31``, included). Who owns it is not kept here."""

    reason: str
    expires: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule's outcome about one subject.

    ``reason`` is the reason code of an abstention; ``message`` is one sentence with the values;
    ``explanation`` shows each sub-expression with its value. A breach with a ``waiver``, or one that
    the baseline knows (``baselined``), is shown as such and never fails a run.
    """

    rule: Rule
    subject: str
    outcome: Outcome
    severity: Severity
    measures: tuple[Measure, ...]
    message: str
    explanation: tuple[str, ...]
    reason: str | None = None
    remedy: tuple[str, ...] = ()
    readings: Readings | None = None
    anchor: Anchor | None = None
    waiver: Waiver | None = None
    baselined: bool = False
    part: str = ""
    """The folder that is judged alone: what is found there is not what is found of the whole."""

    @property
    def accepted(self) -> bool:
        """Whether the team has said that it knows."""
        return self.waiver is not None or self.baselined

    @property
    def fingerprint(self) -> str:
        """Rule, subject and part only: never a value, a line or a person."""
        return fingerprint(self.rule.id, self.subject, self.part)


def fingerprint(rule_id: str, subject: str, part: str = "") -> str:
    """Return the stable name of the finding of a rule about a subject, in a part of the repository."""
    words = (rule_id, subject, part) if part else (rule_id, subject)
    return blake2b("\0".join(words).encode(), digest_size=8).hexdigest()
