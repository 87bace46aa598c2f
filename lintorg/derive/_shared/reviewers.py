"""Reads who reviewed a commit from its trailers."""

from __future__ import annotations

from collections.abc import Iterable

from lintorg.derive._shared.co_authors import co_author
from lintorg.derive._shared.names import names_nobody
from lintorg.model.facts import Commit, Identity

REVIEWED_BY = frozenset({"reviewed-by", "acked-by"})


def stated_reviewers(commits: Iterable[Commit]) -> tuple[Identity, ...]:
    """Return the identities in Reviewed-by and Acked-by trailers, each once; those that name nobody are left out."""
    values = (value for commit in commits for token, value in commit.trailers if token in REVIEWED_BY)
    found = (co_author(value) for value in dict.fromkeys(values))
    return tuple(dict.fromkeys(identity for identity in found if identity and not names_nobody(identity)))
