"""The folders of core areas that the window's commits touch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from lintorg.derive._shared.counted import COUNTED
from lintorg.model.located import Located
from lintorg.model.tables import Contribution


def core_folders(
    located: Located,
    core_work: tuple[Contribution, ...],
    core: frozenset[str],
    path_class: Callable[[str], str],
    path_area: Callable[[str], str],
) -> Mapping[str, frozenset[str]]:
    """Return folder → hashes of the core commits that touch a core path right in it, ``./`` for the top folder."""
    wanted = {contribution.hash for contribution in core_work}
    found: dict[str, set[str]] = defaultdict(set)
    for touch in located.of(wanted):
        if path_class(touch.path) in COUNTED and path_area(touch.path) in core:
            found[touch.path.rpartition("/")[0] + "/"].add(touch.hash)
    return {folder if folder != "/" else "./": frozenset(commits) for folder, commits in found.items()}
