"""Early-career people beside the others, as the cohort measures count them: groups, never their members."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lintorg.model.tables import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What the people of one group did in the window, while they were of that group.

    ``commits`` are those that at least one of them wrote or co-wrote.
    """

    commits: int = 0
    credit: Mapping[PersonId, int] = field(default_factory=dict)
    core_credit: Mapping[PersonId, int] = field(default_factory=dict)
    """Credit for commits that touch core."""
    time: Mapping[PersonId, int] = field(default_factory=dict)
    """Seconds of the window in the group; of people with credit in the window, be it in this group or not."""
    authored: Mapping[PersonId, Mapping[frozenset[str], int]] = field(default_factory=dict)
    """Commits by author and by the set of areas they touch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """Early-career people, the others of known role, and what was done in no known role.

    Nothing may be said where either of the first two is fewer than ``minimum`` people.
    """

    early: Group
    others: Group
    unknown: Group
    minimum: int

    @property
    def large_enough(self) -> bool:
        """Whether both groups have the people that it takes for anything to be published."""
        return min(len(self.early.credit), len(self.others.credit)) >= self.minimum
