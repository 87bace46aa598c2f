"""Who is what, from a roster that an organisation keeps: never inferred from a name or an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from lintorg.model.tables import PersonId

Role = Literal["student", "intern", "resident", "staff", "faculty", "contractor", "bot"]
EARLY_CAREER: frozenset[Role] = frozenset({"student", "intern", "resident"})
NO_ROSTER, NOT_PUBLISHED = "no_roster", "window_not_published"
"""Reason codes of what a roster would tell: there is none, or the window is one that nothing is told of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePeriod:
    """A role from ``start`` until before ``end``, in seconds UTC; None is open."""

    role: Role
    start: int | None = None
    end: int | None = None

    def __contains__(self, time: int) -> bool:
        return (self.start is None or self.start <= time) and (self.end is None or time < self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The dated roles of the people that a roster knows; nobody else's role is known.

    ``cohort`` holds the roles that count as early-career; nothing is said of fewer than ``minimum`` people.
    """

    of: Mapping[PersonId, tuple[RolePeriod, ...]]
    cohort: frozenset[Role] = EARLY_CAREER
    minimum: int = 5

    def early_at(self, person: PersonId, time: int) -> bool | None:
        """Tell whether a person was early-career at a time; None where no human role of theirs is known."""
        role = next((period.role for period in self.of.get(person, ()) if time in period), None)
        return None if role is None else self.early(role)

    def early(self, role: Role) -> bool | None:
        """Tell whether a role counts as early-career; None for a bot, which is nobody."""
        return None if role == "bot" else role in self.cohort
