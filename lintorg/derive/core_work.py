"""The window's commits that touch a core area."""

from __future__ import annotations

from lintorg.model.tables import Contribution


def core_work(work: tuple[Contribution, ...], core: frozenset[str]) -> tuple[Contribution, ...]:
    """Return the commits with a touch in at least one core area, newest first."""
    return tuple(contribution for contribution in work if contribution.areas & core)
