"""A rule as its YAML file states it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lintorg.model.subject import Scope

Severity = Literal["error", "warning", "note"]
Tier = Literal["default", "pedantic", "good-news"]
Story = Literal["scan", "check", "report"]
Outcome = Literal["breach", "pass", "undecided", "abstained"]
Grade = Literal["strong", "moderate", "weak", "conflicting", "anecdotal"]

SEVERITY_RANK: dict[str, int] = {"note": 0, "warning": 1, "error": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known for and against the pattern, and how well."""

    claims: tuple[str, ...]
    grade: Grade
    supports: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One line of a rule's proof: measures in, outcome out.

    ``measures`` and ``previous`` map a metric to a value, an interval (low, high) or None.
    """

    name: str
    measures: Mapping[str, float | tuple[float, float] | None]
    previous: Mapping[str, float | tuple[float, float] | None]
    n: Mapping[str, int]
    expect: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule; ``file`` says where it was read, ``family`` is that file's folder."""

    id: str
    name: str
    title: str = ""
    """A short sentence that heads a finding; it may hold {words} as the remedy does."""
    family: str
    scope: tuple[Scope, ...]
    on: tuple[Story, ...]
    severity: Severity
    severity_core: Severity | None = None
    tier: Tier = "default"
    when: str
    params: Mapping[str, float | str] = field(default_factory=dict)
    needs: Mapping[str, int] = field(default_factory=dict)
    concerns: str
    why: str
    evidence: Evidence
    remedy: tuple[str, ...]
    """Sentences; one whose {words} a finding cannot fill is left out."""
    worse_by: float = 0.0
    links: tuple[str, ...] = ()
    cases: tuple[Case, ...] = ()
    base_rate: str | None = None
    file: str = ""

    @property
    def only_informs(self) -> bool:
        """Whether it is about new or early-career people: such a rule is a note and never fails a build."""
        return self.id.startswith("LO3") or "cohort" in self.scope

    @property
    def condition(self) -> str:
        """The condition with the values of its parameters in the place of their names."""
        values = {name: f"{value:g}" if isinstance(value, float) else str(value) for name, value in self.params.items()}
        return re.sub(r"[a-z][a-z0-9_]*", lambda word: values.get(word[0], word[0]), self.when)
