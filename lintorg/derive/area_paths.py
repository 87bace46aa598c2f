"""The counted paths that each commit of the window touches, by area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from lintorg.derive._shared.counted import COUNTED
from lintorg.model.located import Located
from lintorg.model.tables import Contribution


def area_paths(
    located: Located,
    work: tuple[Contribution, ...],
    path_class: Callable[[str], str],
    path_area: Callable[[str], str],
) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return area → commit hash → paths, for the window's commits that touch two areas or more."""
    wanted = {contribution.hash for contribution in work if len(contribution.areas) > 1}
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for touch in located.of(wanted):
        if path_class(touch.path) in COUNTED:
            found[path_area(touch.path)][touch.hash].append(touch.path)
    return {area: {commit: tuple(paths) for commit, paths in commits.items()} for area, commits in found.items()}
