"""What each commit adds to and deletes from its source files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from lintorg.model.facts import Facts


def source_lines(facts: Facts, path_class: Callable[[str], str]) -> Mapping[str, Sequence[int | None]]:
    """Return hash → added and deleted lines of each source file, None where they could not be counted.

    Made once for all windows: a history has many lines.
    """
    counts: dict[str, list[int | None]] = defaultdict(list)
    for commit, path, added, deleted in facts.lines:
        if path_class(path) == "source":
            counts[commit] += (added, deleted)
    return dict(counts)
