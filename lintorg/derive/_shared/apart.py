"""How to keep two identities apart that were taken for one person."""

from __future__ import annotations

from lintorg.derive._shared.addresses import account
from lintorg.derive._shared.mailmap import BY_MAILMAP, parse_mailmap
from lintorg.model.facts import Identity
from lintorg.model.tables import Merge
from lintorg.model.text import safe


def apart_line(merge: Merge) -> str | None:
    """Return a line of a .mailmap that makes the second identity of a merge another person than the first.

    The name gets a 2, and an address that both have a tag. None for accounts, which are one person's whatever they are
    called, for what a .mailmap or a roster states, and where a .mailmap cannot hold the line.
    """
    if merge.reason in (BY_MAILMAP, "roster") or merge.reason.startswith("same platform"):
        return None
    one, other = merge.one, merge.other
    same = one.email.strip().casefold() == other.email.strip().casefold()
    proper = Identity(f"{other.name.strip() or 'Somebody'} 2", _tagged(other.email) if same else other.email)
    line = f"{proper.name} <{proper.email}> {other.name} <{other.email}>".replace("  <", " <")
    understood = parse_mailmap(line).proper(other) == proper and safe(line) == line
    return line if understood and account(other.email) is None else None


def _tagged(email: str) -> str:
    local, sign, host = email.strip().rpartition("@")
    return f"{local}+2{sign}{host}"
