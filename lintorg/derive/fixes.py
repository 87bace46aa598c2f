"""The commits that say they mend something."""

from __future__ import annotations

import re

from lintorg.model.facts import Commit

_MENDS = re.compile(r"\b(?:fix|fixes|fixed|bug|hotfix|regression)\b", re.IGNORECASE)


def fixes(work_commits: tuple[Commit, ...]) -> frozenset[str]:
    """Return the hashes of the window's commits with such a word in their subject that are no reverts.

    The words are English ones: what other languages call a fix is not seen.
    """
    return frozenset(one.hash for one in work_commits if _MENDS.search(one.subject) and not one.is_revert)
