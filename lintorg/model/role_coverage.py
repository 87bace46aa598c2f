"""Of how much of the work the role of whoever did it is known, and what more it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lintorg.model.tables import PersonId

NEEDED_ROLES = 80
"""The percentage of the credit whose role must be known before the pace of a cohort is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCoverage:
    """The window's people and credit by what is known of roles."""

    people: int
    with_role: int
    whole: int
    """The credit of everybody."""
    known: int
    """The credit of work whose role is known on its day."""
    missing: Mapping[PersonId, int]
    """The credit of those without any role, most first."""

    @property
    def percent(self) -> int:
        """The part of the credit that is known; 100 is said of all only."""
        return 100 * self.known // self.whole if self.whole else 0

    def entries_for(self, percent: int) -> int | None:
        """Return how many more people's roles it takes to know a part of the credit; None where no number does."""
        known = self.known
        for count, units in enumerate((0, *self.missing.values())):
            known += units
            if self.whole and 100 * known >= percent * self.whole:
                return count
        return None
