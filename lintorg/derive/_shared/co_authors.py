"""Reads the values of Co-authored-by trailers."""

from __future__ import annotations

import re

from lintorg.model.facts import Identity

CO_AUTHORED_BY = "co-authored-by"

_VALUE = re.compile(r"(?P<name>[^<>]*)<(?:mailto:)?(?P<email>[^<>]*)>")


def co_author(value: str) -> Identity | None:
    """Return the identity in a trailer's value ``Name <e-mail>``, None where there is none.

    A name and an e-mail that stand in each other's place are put right.
    """
    match = _VALUE.match(value)
    if match is None:
        return None
    name, email = match["name"].strip(" \t\"'"), match["email"].strip()
    if "@" in name and "@" not in email and " " not in name:
        name, email = email, name
    return Identity(name, email) if name or email else None
