"""The areas that any commits touch, of people or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lintorg.derive._shared.touched_areas import touched_areas
from lintorg.model.located import Located


def areas_of(
    located: Located, path_class: Callable[[str], str], path_area: Callable[[str], str]
) -> Callable[[Iterable[str]], Callable[[str], frozenset[str]]]:
    """Return commits → commit → the areas of its counted touches, where their files are at the window's end."""
    return lambda commits: touched_areas(located.of(commits), path_class, path_area)
