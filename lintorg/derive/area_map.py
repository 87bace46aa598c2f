"""Which map of areas is in force."""

from __future__ import annotations

from lintorg.model.settings import Settings
from lintorg.model.tables import AreaMap, Placement

_PLACED_SHARE_NEEDED = 0.70


def area_map(settings: Settings, placement: Placement) -> AreaMap:
    """Return ``folders`` when the settings' areas place less than 70 % of the window's touches.

    Top-level folders are the areas then, and none is core or upkeep. Otherwise the areas are the
    shipped ones (``preset``) or the user's own (``configured``).
    """
    share = placement.placed_share
    if not settings.areas or (share is not None and share < _PLACED_SHARE_NEEDED):
        return "folders"
    return "configured" if "areas" in settings.origins else "preset"
