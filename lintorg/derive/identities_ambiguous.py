"""Whether people may be others of them."""

from __future__ import annotations

from lintorg.derive._shared.groups import Groups
from lintorg.derive._shared.told import share
from lintorg.model.tables import Contribution, Guard, Merge, People

DOUBTFUL_SHARE = 0.04


def identities_ambiguous(people: People, lookalikes: tuple[Merge, ...], work: tuple[Contribution, ...]) -> Guard:
    """Return the guard of suggestions and refused joins: those of the window's people who would go with them."""
    present = {person for contribution in work for person in contribution.people}
    person_of = {identity: person for person, members in enumerate(people.identities) for identity in members}
    groups = Groups(len(people.identities))
    for pair in (*lookalikes, *people.refused):
        groups.join(person_of[pair.one], person_of[pair.other])
    doubtful = len(present) - len({groups.first(person) for person in present})

    return Guard(
        id="G5",
        name="identities-ambiguous",
        active=share(doubtful, len(present)) >= DOUBTFUL_SHARE,
        detail=f"{doubtful} of {len(present)} people may be others of them under another name or address, so that "
        "concentration may be higher than shown; see `lintorg people`",
    )
