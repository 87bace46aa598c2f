"""Everything that is known about one finding, ready to be rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lintorg.model.finding import Finding
from lintorg.model.measure import Measure
from lintorg.model.report import Repository
from lintorg.model.subject import Scope, scope_of
from lintorg.model.tables import Guard


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """At which value of a metric a comparison comes out differently, the others staying as they are.

    ``at`` words the values; both are None where no single metric decides.
    """

    comparison: str
    metric: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Changes of which any one suffices, or all are needed."""

    needed: Literal["any", "all"]
    of: tuple[Change | Changes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A finding with what stands behind it.

    ``previous`` holds the measures of the window before by metric; ``guards`` are the active ones;
    ``commits`` are hashes, the most telling and then the newest first. ``changes`` say what would end
    a breach, or make one of what is none; ``waiver`` holds the lines of YAML that accept a breach for a while.
    """

    repository: Repository
    finding: Finding
    previous: Mapping[str, Measure] = field(default_factory=dict)
    guards: tuple[Guard, ...] = ()
    commits: tuple[str, ...] = ()
    changes: Change | Changes | None = None
    waiver: tuple[str, ...] = ()

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """The scopes by which a guard may stop the rule here; a rule without a subject has only its own."""
        rule, scope = self.finding.rule, scope_of(self.finding.subject)
        return (scope,) if scope in rule.scope else rule.scope
