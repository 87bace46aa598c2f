"""The commits that are copies of others in the same history."""

from __future__ import annotations

from lintorg.derive._shared.prefixes import resolved
from lintorg.model.facts import CHERRY_PICKED, Facts


def copies(facts: Facts) -> frozenset[str]:
    """Return the hashes of commits whose message says that they are cherry-picked from a commit of this history.

    A release branch that is merged back brings every change a second time.
    """
    named = [
        (one.hash, trailer.value)
        for one in facts.commits
        if one.trailers and not one.is_merge
        for trailer in one.trailers
        if trailer.token == CHERRY_PICKED
    ]
    originals = resolved(facts.commits, (prefix for _, prefix in named))
    return frozenset(copy for copy, prefix in named if prefix in originals and originals[prefix].hash != copy)
