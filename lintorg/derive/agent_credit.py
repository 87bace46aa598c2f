"""Credit units by person over the commits that name a coding agent."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.derive._shared.credit import total_credit
from lintorg.model.tables import Contribution, Lens, PersonId


def agent_credit(work: tuple[Contribution, ...], lens: Lens) -> Mapping[PersonId, int]:
    """Return everyone's credit for commits that name an agent."""
    return total_credit((one for one in work if one.assisted), lens)
