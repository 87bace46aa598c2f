"""What may be told of work that has gone quiet."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.metrics._shared.cohorts import SUPPRESSED
from lintorg.metrics._shared.shares import listing, percent
from lintorg.model.hands import QuietWork
from lintorg.model.measure import TOO_FEW

_COMMITS, _CROWD, _REGULARS, _NAMED = 30, 3, 5, 3


def why_untold(work: QuietWork | None) -> str | None:
    """Return why nothing is told: too little work, or so few people that it would tell of one of them."""
    if work is None or work.commits < _COMMITS:
        return TOO_FEW
    return None if work.quiet >= _CROWD or work.regulars >= _REGULARS else SUPPRESSED


def quiet_areas(gone_quiet: Mapping[str | None, QuietWork], core: frozenset[str]) -> str:
    """Word the core areas that may be told of, those with the largest share gone quiet first, at most three."""
    told = {area: gone_quiet[area].share for area in core if why_untold(gone_quiet.get(area)) is None}
    largest = sorted((area for area in told if told[area]), key=lambda area: (-told[area], area))
    return listing([f"{area} ({percent(told[area])})" for area in largest[:_NAMED]])
