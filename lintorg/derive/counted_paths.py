"""How often the window's commits touch each path that counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from lintorg.derive._shared.counted import COUNTED
from lintorg.model.facts import Facts
from lintorg.model.tables import People, Window


def counted_paths(
    facts: Facts,
    window: Window,
    people: People,
    path_class: Callable[[str], str],
    mass_edits: frozenset[str],
) -> Mapping[str, int]:
    """Return path → number of the window's commits that touch it, for source and notebooks.

    Commits are by human authors and no merges; mass edits are left out; a rename counts at its
    new path.
    """
    wanted = {
        commit.hash
        for commit in facts.commits
        if commit.committer_time in window and commit.author in people.of and not commit.is_merge
    }
    wanted -= mass_edits
    touched = Counter(facts.touches.of(wanted).paths)
    return {path: times for path, times in touched.items() if path_class(path) in COUNTED}
