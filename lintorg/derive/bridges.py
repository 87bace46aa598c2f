"""Who knows both of two core areas."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.derive._shared.bridging import bridging
from lintorg.model.tables import Contribution


def bridges(core_work: tuple[Contribution, ...], core: frozenset[str]) -> Mapping[tuple[str, str], int]:
    """Return, for each pair of core areas that are both busy, how many people know both."""
    return bridging(core_work, core)
