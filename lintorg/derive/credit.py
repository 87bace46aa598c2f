"""Credit units by person: of the window, of each area, of core work and of upkeep."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.derive._shared.credit import total_credit
from lintorg.model.tables import Contribution, Lens, PersonId


def credit(work: tuple[Contribution, ...], lens: Lens) -> Mapping[PersonId, int]:
    """Return the credit of everyone with a commit in the window."""
    return total_credit(work, lens)


def area_credit(area_work: Mapping[str, tuple[Contribution, ...]], lens: Lens) -> Mapping[str, Mapping[PersonId, int]]:
    """Return each area's credit; a commit gives its whole credit to every area it touches."""
    return {area: total_credit(contributions, lens) for area, contributions in area_work.items()}


def core_credit(core_work: tuple[Contribution, ...], lens: Lens) -> Mapping[PersonId, int]:
    """Return everyone's credit for core commits."""
    return total_credit(core_work, lens)


def upkeep_credit(upkeep_work: tuple[Contribution, ...], lens: Lens) -> Mapping[PersonId, int]:
    """Return everyone's credit for upkeep commits."""
    return total_credit(upkeep_work, lens)


def agent_credit(work: tuple[Contribution, ...], lens: Lens) -> Mapping[PersonId, int]:
    """Return everyone's credit for commits that name an agent."""
    return total_credit((one for one in work if one.assisted), lens)
