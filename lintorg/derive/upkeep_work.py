"""The window's commits that are upkeep and nothing else."""

from __future__ import annotations

from lintorg.model.tables import Contribution


def upkeep_work(work: tuple[Contribution, ...], upkeep: frozenset[str]) -> tuple[Contribution, ...]:
    """Return the commits that touch upkeep areas only, newest first."""
    return tuple(contribution for contribution in work if contribution.areas and contribution.areas <= upkeep)
