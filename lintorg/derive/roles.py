"""Who has which role when, by the roster."""

from __future__ import annotations

from lintorg.derive._shared.rostered import entry_finder
from lintorg.model.roster import RolePeriod, Roles, Roster
from lintorg.model.tables import People, PersonId


def roles(roster: Roster | None, people: People) -> Roles | None:
    """Return the dated roles of the people that the roster knows, by any of their e-mails; None without a roster.

    Where a person stands in several entries whose roles differ, no role is known: which one is right is not.
    """
    if roster is None:
        return None
    entry = entry_finder(roster)
    stated: dict[PersonId, set[tuple[RolePeriod, ...]]] = {}
    identities = [(identity, person) for person, members in enumerate(people.identities) for identity in members]
    for identity, person in (*people.of.items(), *identities):
        found = entry(identity.email)
        if found is not None and found.roles:
            stated.setdefault(person, set()).add(found.roles)
    of = {person: next(iter(found)) for person, found in sorted(stated.items()) if len(found) == 1}
    return Roles(of=of, cohort=roster.cohort, minimum=roster.minimum)
