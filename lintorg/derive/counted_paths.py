"""How often the window's commits touch each path that counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from lintorg.derive._shared.counted import COUNTED
from lintorg.model.facts import Commit, Facts
from lintorg.model.located import Located
from lintorg.model.tables import PersonId, Window


def counted_paths(
    facts: Facts,
    window: Window,
    author_of: Callable[[Commit], PersonId | None],
    path_class: Callable[[str], str],
    located: Located,
    copies: frozenset[str],
) -> Mapping[str, int]:
    """Return path → number of the window's commits that touch it, for source and notebooks.

    Commits are people's and no merges; a touch counts where its file is at the window's end.
    """
    commits = (one for one in facts.commits if one.committer_time in window and not one.is_merge)
    wanted = {one.hash for one in commits if author_of(one) is not None} - copies
    touched = Counter(located.of(wanted).paths)
    return {path: times for path, times in touched.items() if path_class(path) in COUNTED}
