"""What to call each person."""

from __future__ import annotations

from lintorg.derive._shared.goes_by import goes_by
from lintorg.derive._shared.mailmap import BY_MAILMAP
from lintorg.model.facts import Identity
from lintorg.model.tables import People


def known_as(people: People) -> tuple[Identity, ...]:
    """Return one identity by person: what .mailmap states, else the newest with a full name and a mailbox."""
    stated = {merge.one for merge in people.merges if merge.reason == BY_MAILMAP}
    return tuple(goes_by(identities, stated) for identities in people.identities)
