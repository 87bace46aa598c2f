"""Lines by commit, of source files alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from lintorg.model.facts import Facts
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


def source_lines(facts: Facts, path_class: Callable[[str], str]) -> Mapping[str, Sequence[int | None]]:
    """Return hash → added and deleted lines of each source file, None where they could not be counted.

    Made once for all windows: a history has many lines.
    """
    counts: dict[str, list[int | None]] = defaultdict(list)
    for commit, path, added, deleted in facts.lines:
        if path_class(path) == "source":
            counts[commit] += (added, deleted)
    return dict(counts)
