"""Reads a .mailmap the way git does."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass, field

from lintorg.model.facts import Identity

BY_MAILMAP = "mailmap"
"""The reason of a merge that a .mailmap states."""
_BLANK = " \t\n\r"
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


@dataclass(frozen=True, slots=True)
class _Proper:
    """What to put in the place of an identity's name and e-mail; None keeps what stands there."""

    name: str | None = None
    email: str | None = None


@dataclass(slots=True)
class _Entry:
    """The lines about one commit e-mail: one for every name, and those for a certain name."""

    any_name: _Proper = field(default_factory=_Proper)
    by_name: dict[str, _Proper] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mailmap:
    """Proper names and e-mails by commit e-mail."""

    _entries: Mapping[str, _Entry]

    def proper(self, identity: Identity) -> Identity:
        """Return the identity that ``git check-mailmap`` gives, itself where no line is about it."""
        entry = self._entries.get(_fold(identity.email))
        if entry is None:
            return identity
        proper = entry.by_name.get(_fold(identity.name), entry.any_name)
        return Identity(proper.name or identity.name, proper.email or identity.email)


def parse_mailmap(text: str) -> Mailmap:
    """Take a .mailmap apart; as in git, lines that say nothing are passed over and later lines win."""
    entries: dict[str, _Entry] = {}
    for line in text.split("\n"):
        if not line.startswith("#"):
            _add(entries, line)
    return Mailmap(entries)


def _add(entries: dict[str, _Entry], line: str) -> None:
    name, email, rest = _name_and_email(line)
    if not email:
        return
    old_name, old_email, _ = _name_and_email(rest)
    proper = _Proper(name, email if old_email is not None else None)
    entry = entries.setdefault(_fold(email if old_email is None else old_email), _Entry())
    if old_name is not None and old_email is not None:
        entry.by_name[_fold(old_name)] = proper
    else:
        was = entry.any_name
        entry.any_name = _Proper(proper.name or was.name, proper.email or was.email)


def _name_and_email(text: str) -> tuple[str | None, str | None, str]:
    """Split ``Name <e-mail> rest``; the e-mail is None where there are no brackets."""
    name, opened, rest = text.partition("<")
    email, closed, rest = rest.partition(">")
    if not opened or not closed:
        return None, None, ""
    return name.strip(_BLANK) or None, email, rest


def _fold(text: str) -> str:
    """Lower-case ASCII letters only: git compares bytes."""
    return text.translate(_LOWER)
