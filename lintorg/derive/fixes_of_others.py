"""The window's fixes, and whether they mend what others wrote."""

from __future__ import annotations

from lintorg.model.hands import Hands
from lintorg.model.tables import Contribution


def fixes_of_others(
    work: tuple[Contribution, ...], fixes: frozenset[str], hands: Hands
) -> tuple[tuple[Contribution, bool], ...]:
    """Return (fix, whether its author was nowhere among those with most commits to a file it touches), newest first.

    Only files count that somebody had written before; a fix without one is none.
    """
    return tuple(
        (one, all(one.author not in file.most for file in hands.found[one.hash]))
        for one in work
        if one.hash in fixes and one.hash in hands.found
    )
