"""The area that the map of the settings gives a path."""

from __future__ import annotations

from collections.abc import Callable

from lintorg.derive._shared.first_match import first_match
from lintorg.derive._shared.folder import top_folder
from lintorg.model.settings import Settings
from lintorg.model.tables import OTHER


def mapped_area(settings: Settings) -> Callable[[str], str]:
    """Return path → the first area whose gitignore patterns match it, else ``other``.

    Without areas in the settings, path → its top-level folder.
    """
    if not settings.areas:
        return top_folder
    return first_match(((area.name, area.patterns) for area in settings.areas), otherwise=OTHER)
