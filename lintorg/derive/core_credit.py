"""Credit units by person over the commits that touch core."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.derive._shared.credit import total_credit
from lintorg.model.tables import Contribution, Lens, PersonId


def core_credit(core_work: tuple[Contribution, ...], lens: Lens) -> Mapping[PersonId, int]:
    """Return everyone's credit for core commits."""
    return total_credit(core_work, lens)
