"""Which areas are core."""

from __future__ import annotations

from lintorg.model.settings import Settings
from lintorg.model.tables import AreaMap


def core(settings: Settings, area_map: AreaMap) -> frozenset[str]:
    """Return the names of the core areas; none when top-level folders had to stand in for areas."""
    if area_map == "folders":
        return frozenset()
    return frozenset(area.name for area in settings.areas if area.core)
