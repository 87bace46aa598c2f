"""Which patterns of CODEOWNERS would give an owner away."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from lintorg.model.tables import OwnersLine


def handles_of(lines: Iterable[OwnersLine]) -> frozenset[str]:
    """Return what would give an owner away in a path: the account, or the part of the e-mail before the @."""
    return frozenset(_handle(owner) for line in lines for owner in line.owners)


def names_someone(pattern: str, handles: Collection[str]) -> bool:
    """Tell whether a pattern holds one of these."""
    folded = pattern.casefold()
    return any(handle in folded for handle in handles)


def _handle(owner: str) -> str:
    return (owner.lstrip("@") if owner.startswith("@") else owner.partition("@")[0]).casefold()
