"""The functions that the window's commits changed, by area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from lintorg.model.facts import MethodChange
from lintorg.model.located import Located
from lintorg.model.text import safe


def area_methods(
    methods: tuple[MethodChange, ...] | None, path_area: Callable[[str], str], located: Located
) -> Mapping[str, tuple[MethodChange, ...]] | None:
    """Return the changed functions of each area, where their files are at the window's end; None if none were mined."""
    if methods is None:
        return None
    by_area: dict[str, list[MethodChange]] = defaultdict(list)
    for change in methods:
        path = located.path(change.hash, change.path)
        by_area[path_area(path)].append(change._replace(path=path, method=safe(change.method)))
    return {area: tuple(changes) for area, changes in by_area.items()}
