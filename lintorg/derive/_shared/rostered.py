"""Finds people in a roster."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from lintorg.derive._shared.addresses import address
from lintorg.model.roster import Entry, Roster, email_hash


def entry_finder(roster: Roster) -> Callable[[str], Entry | None]:
    """Return what finds an e-mail's entry; an e-mail that many people share has none."""
    entries = roster.by_hash()

    @cache
    def entry(email: str) -> Entry | None:
        found = address(email)
        return None if found is None else entries.get(email_hash(found, roster.key))

    return entry
