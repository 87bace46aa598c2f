"""How many lines each commit of the window changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lintorg.model.tables import Contribution


def commit_sizes(
    work: tuple[Contribution, ...],
    source_lines: Mapping[str, Sequence[int | None]],
    sweeps: frozenset[str],
) -> Mapping[str, int]:
    """Return hash → added and deleted lines of source files, for the commits of which all are known, newest first.

    Sweeps are left out, and commits that change no source file: they have no lines to count.
    """
    sizes = {}
    for contribution in work:
        counts = source_lines.get(contribution.hash, ())
        known = [count for count in counts if count is not None]
        if known and len(known) == len(counts) and contribution.hash not in sweeps:
            sizes[contribution.hash] = sum(known)
    return sizes
