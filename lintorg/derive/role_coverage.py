"""Of how much of the window's work the role is known."""

from __future__ import annotations

from collections import Counter

from lintorg.derive._shared.credit import credit_of
from lintorg.model.role_coverage import RoleCoverage
from lintorg.model.roster import Roles
from lintorg.model.tables import Contribution, Lens, PersonId


def role_coverage(work: tuple[Contribution, ...], lens: Lens, roles: Roles | None) -> RoleCoverage:
    """Return how much has a known role on the day of the commit, and who has none at all: without a roster, all."""
    periods = {} if roles is None else roles.of
    known = whole = 0
    missing: Counter[PersonId] = Counter()
    everybody: set[PersonId] = set()
    for item in work:
        everybody.update(item.people)
        for person, units in credit_of(item, lens):
            whole += units
            if person not in periods:
                missing[person] += units
            elif any(item.author_time in period for period in periods[person]):
                known += units
    return RoleCoverage(
        people=len(everybody),
        with_role=len(everybody & periods.keys()),
        whole=whole,
        known=known,
        missing=dict(sorted(missing.items(), key=lambda item: (-item[1], item[0]))),
    )
