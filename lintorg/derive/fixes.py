"""The commits that say they mend something, and whose work they mend."""

from __future__ import annotations

import re

from lintorg.model.facts import Commit
from lintorg.model.hands import Hands
from lintorg.model.tables import Contribution

_MENDS = re.compile(r"\b(?:fix|fixes|fixed|bug|hotfix|regression)\b", re.IGNORECASE)


def fixes(work_commits: tuple[Commit, ...]) -> frozenset[str]:
    """Return the hashes of the window's commits with such a word in their subject that are no reverts.

    The words are English ones: what other languages call a fix is not seen.
    """
    return frozenset(one.hash for one in work_commits if _MENDS.search(one.subject) and not one.is_revert)


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
