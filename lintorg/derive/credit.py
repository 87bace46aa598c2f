"""Credit units by person over the window."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.derive._shared.credit import total_credit
from lintorg.model.tables import Contribution, Lens, PersonId


def credit(work: tuple[Contribution, ...], lens: Lens) -> Mapping[PersonId, int]:
    """Return the credit of everyone with a commit in the window."""
    return total_credit(work, lens)
