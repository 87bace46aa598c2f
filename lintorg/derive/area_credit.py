"""Credit units by area and person over the window."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.derive._shared.credit import total_credit
from lintorg.model.tables import Contribution, Lens, PersonId


def area_credit(area_work: Mapping[str, tuple[Contribution, ...]], lens: Lens) -> Mapping[str, Mapping[PersonId, int]]:
    """Return each area's credit; a commit gives its whole credit to every area it touches."""
    return {area: total_credit(contributions, lens) for area, contributions in area_work.items()}
