"""Who a commit's trailers name: co-authors and reviewers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lintorg.derive._shared.names import names_nobody
from lintorg.model.facts import Commit, Identity

SYNC_TRAILERS = frozenset({"piperorigin-revid", "fbshipit-source-id", "gitorigin-revid", "copybara-origin-revid"})
"""Tokens by which tools that copy commits between repositories name the original."""
CO_AUTHORS = frozenset({"co-authored-by", "co-developed-by"})
"""Tokens of the trailers whose people share a commit."""
_VALUE = re.compile(r"(?P<name>[^<>]*)<(?:mailto:)?(?P<email>[^<>]*)>")
_BETWEEN = re.compile(r"^[\s,;&]*(?:and\s+)?(?:co-(?:authored|developed)-by\s*:\s*)?", re.IGNORECASE)
REVIEWED_BY = frozenset({"reviewed-by", "acked-by"})


def co_authors(value: str) -> tuple[Identity, ...]:
    """Return the identities in a trailer's value ``Name <e-mail>``, of which there may be several on a line."""
    return tuple(filter(None, map(_identity, _VALUE.finditer(value))))


def co_author(value: str) -> Identity | None:
    """Return the first identity in a trailer's value, None where there is none."""
    return next(iter(co_authors(value)), None)


def _identity(match: re.Match[str]) -> Identity | None:
    """Return an identity; a name and an e-mail that stand in each other's place are put right."""
    name, email = _BETWEEN.sub("", match["name"]).strip(" \t\"'"), match["email"].strip()
    if "@" in name and "@" not in email and " " not in name:
        name, email = email, name
    return Identity(name, email) if name or email else None


def stated_reviewers(commits: Iterable[Commit]) -> tuple[Identity, ...]:
    """Return the identities in Reviewed-by and Acked-by trailers, each once; those that name nobody are left out."""
    values = (value for commit in commits for token, value in commit.trailers if token in REVIEWED_BY)
    found = (co_author(value) for value in dict.fromkeys(values))
    return tuple(dict.fromkeys(identity for identity in found if identity and not names_nobody(identity)))
