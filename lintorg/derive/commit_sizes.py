"""How many lines each commit of the window changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from lintorg.model.facts import Facts
from lintorg.model.tables import Contribution


def commit_sizes(
    facts: Facts,
    work: tuple[Contribution, ...],
    path_class: Callable[[str], str],
    mass_edits: frozenset[str],
) -> Mapping[str, int]:
    """Return hash → added and deleted lines of source files, for the commits of which all are known, newest first.

    Mass edits are left out, and commits that change no source file: they have no lines to count.
    """
    counts: dict[str, list[int | None]] = defaultdict(list)
    for commit, path, added, deleted in facts.lines:
        if commit not in mass_edits and path_class(path) == "source":
            counts[commit] += (added, deleted)
    sizes = {}
    for contribution in work:
        known = [count for count in counts.get(contribution.hash, ()) if count is not None]
        if known and len(known) == len(counts[contribution.hash]):
            sizes[contribution.hash] = sum(known)
    return sizes
