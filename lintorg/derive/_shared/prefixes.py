"""Finds commits by the start of their hash."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from lintorg.model.facts import Commit


def resolved(commits: Sequence[Commit], prefixes: Iterable[str]) -> Mapping[str, Commit]:
    """Return the commit of each prefix that is the start of exactly one hash."""
    wanted = sorted(set(prefixes))
    if not wanted:
        return {}
    by_hash = {commit.hash: commit for commit in commits}
    hashes = sorted(by_hash)
    found = {}
    for prefix in wanted:
        at = bisect_left(hashes, prefix)
        matching = [name for name in hashes[at : at + 2] if name.startswith(prefix)]
        if len(matching) == 1:
            found[prefix] = by_hash[matching[0]]
    return found
