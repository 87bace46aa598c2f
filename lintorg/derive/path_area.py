"""The area of a path."""

from __future__ import annotations

from collections.abc import Callable

from lintorg.derive._shared.folder import top_folder
from lintorg.model.tables import AreaMap


def path_area(area_map: AreaMap, mapped_area: Callable[[str], str]) -> Callable[[str], str]:
    """Return path → area: by the map in force, or the top-level folder where none fits."""
    return top_folder if area_map == "folders" else mapped_area
