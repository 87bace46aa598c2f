"""Which of a person's identities to call them by."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lintorg.derive._shared.addresses import mail_domain
from lintorg.derive._shared.names import full_name
from lintorg.model.facts import Identity


def goes_by(identities: Sequence[Identity], stated: Collection[Identity]) -> Identity:
    """Return the identity that .mailmap ``stated``, else one with a full name and an e-mail that is a mailbox.

    Of several the one that appeared last: people move to new addresses. Identities are in the order
    of their first appearance.
    """

    def fitness(place: int) -> tuple[bool, bool, bool, bool, int]:
        identity = identities[place]
        whole, named = bool(identity.name and identity.email), full_name(identity.name) is not None
        return identity in stated, whole, named, mail_domain(identity.email) is not None, place

    return identities[max(range(len(identities)), key=fitness)]
