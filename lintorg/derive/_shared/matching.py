"""Joins identities that have something in common, and keeps the reason."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from lintorg.derive._shared.groups import Groups
from lintorg.model.facts import Identity
from lintorg.model.tables import Merge

Keys = Callable[[Identity], Iterable[Hashable | None]]
"""What an identity has in common with others; None is nothing."""


def join(
    groups: Groups, identities: Sequence[Identity], reason: str, offers: Keys, seeks: Keys | None = None
) -> list[Merge]:
    """Join each identity that seeks a key with the first one that offers it; return what made two groups one.

    Without ``seeks``, an identity seeks what it offers.
    """
    first: dict[Hashable, int] = {}
    for number, identity in enumerate(identities):
        for key in offers(identity):
            if key is not None:
                first.setdefault(key, number)
    return [
        Merge(one=identities[first[key]], other=identity, reason=reason)
        for number, identity in enumerate(identities)
        for key in (seeks or offers)(identity)
        if key in first and groups.join(first[key], number)
    ]
