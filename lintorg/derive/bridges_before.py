"""Who knew both of two core areas in the window before."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.derive._shared.bridging import bridging
from lintorg.model.tables import Contribution, Lens, Window


def bridges_before(
    contributions: tuple[Contribution, ...], window: Window, lens: Lens, core: frozenset[str]
) -> Mapping[tuple[str, str], int]:
    """Return, for each pair of core areas that were both busy, how many people knew both."""
    before = window.previous()
    work = (one for one in contributions if one.time in before and (lens.assisted or not one.assisted))
    return bridging(work, core)
