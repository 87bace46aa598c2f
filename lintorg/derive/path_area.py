"""The area of a path."""

from __future__ import annotations

from collections.abc import Callable

from lintorg.derive._shared.folder import top_folder
from lintorg.model.personal import Personal
from lintorg.model.tables import AreaMap


def path_area(area_map: AreaMap, mapped_area: Callable[[str], str], personal: Personal) -> Callable[[str], str]:
    """Return path → area: by the map in force, or the top-level folder where none fits, never by a person's name."""
    return (lambda path: top_folder(personal.shown(path))) if area_map == "folders" else mapped_area
