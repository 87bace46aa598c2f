"""Who is what, from a roster that an organisation keeps: never inferred from a name or an address."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lintorg.model.tables import PersonId

Role = Literal["student", "intern", "resident", "staff", "faculty", "contractor", "bot"]
EARLY_CAREER: frozenset[Role] = frozenset({"student", "intern", "resident"})
MINIMUM, SMALLEST_MINIMUM = 5, 3
"""People below whom nothing is said of a cohort, and the lowest that a roster may set it."""
NO_ROSTER, NOT_PUBLISHED = "no_roster", "window_not_published"
"""Reason codes of what a roster would tell: there is none, or the window is one that nothing is told of."""
KEY_VARIABLE = "LINTORG_ROSTER_KEY"
"""The environment variable with the key of a sealed roster."""

_HASH_DIGITS = 32
_CHECKED = b"lintorg-roster: 1"  # no e-mail, so its hash is nobody's


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePeriod:
    """A role from ``start`` until before ``end``, in seconds UTC; None is open."""

    role: Role
    start: int | None = None
    end: int | None = None

    def __contains__(self, time: int) -> bool:
        return (self.start is None or self.start <= time) and (self.end is None or time < self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One person of a roster: the hashes of all e-mails, and the dated roles, earliest first; none is unknown."""

    hashes: tuple[str, ...]
    roles: tuple[RolePeriod, ...] = ()
    line: int = field(default=0, compare=False)
    """Where it stands in its file."""

    @property
    def is_bot(self) -> bool:
        """Whether the entry is about automation, which has this role and no other."""
        return any(period.role == "bot" for period in self.roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """What a roster says, without names; a sealed one and the plain one that it was made of differ in their hashes.

    A plain roster's ``key`` is empty: its hashes only keep e-mails out of sight.
    """

    entries: tuple[Entry, ...] = ()
    cohort: frozenset[Role] = EARLY_CAREER
    minimum: int = MINIMUM
    key: bytes = field(default=b"", repr=False)

    def by_hash(self) -> Mapping[str, Entry]:
        """Return the entry that each hash belongs to."""
        return {found: entry for entry in self.entries for found in entry.hashes}


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The dated roles of the people that a roster knows; nobody else's role is known.

    ``cohort`` holds the roles that count as early-career; nothing is said of fewer than ``minimum`` people.
    """

    of: Mapping[PersonId, tuple[RolePeriod, ...]]
    cohort: frozenset[Role] = EARLY_CAREER
    minimum: int = MINIMUM

    def early_at(self, person: PersonId, time: int) -> bool | None:
        """Tell whether a person was early-career at a time; None where no human role of theirs is known."""
        role = next((period.role for period in self.of.get(person, ()) if time in period), None)
        return None if role is None else self.early(role)

    def early(self, role: Role) -> bool | None:
        """Tell whether a role counts as early-career; None for a bot, which is nobody."""
        return None if role == "bot" else role in self.cohort


def email_hash(email: str, key: bytes) -> str:
    """Return the keyed hash of a case-folded e-mail: 128 bits of HMAC-SHA256 (RFC 2104), in hexadecimal."""
    return _hash(email.strip().casefold().encode("utf-8", "surrogatepass"), key)


def check_value(key: bytes) -> str:
    """Return what tells a sealed roster's key from any other."""
    return _hash(_CHECKED, key)


def _hash(message: bytes, key: bytes) -> str:
    return hmac.digest(key, message, "sha256").hex()[:_HASH_DIGITS]
