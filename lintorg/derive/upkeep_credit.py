"""Credit units by person over the commits that are upkeep and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.derive._shared.credit import total_credit
from lintorg.model.tables import Contribution, Lens, PersonId


def upkeep_credit(upkeep_work: tuple[Contribution, ...], lens: Lens) -> Mapping[PersonId, int]:
    """Return everyone's credit for upkeep commits."""
    return total_credit(upkeep_work, lens)
