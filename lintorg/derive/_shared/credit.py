"""Credit units of commits, and the classes of paths that count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lintorg.model.tables import CREDIT_UNITS, Contribution, Lens, PersonId

COUNTED = frozenset({"source", "notebook"})
"""The classes whose touches are work in an area."""


def credit_of(contribution: Contribution, lens: Lens) -> Iterator[tuple[PersonId, int]]:
    """Yield (person, units): equal parts to everyone, the remainder to the author."""
    if not lens.shared_credit:
        yield contribution.author, CREDIT_UNITS
        return
    part, remainder = divmod(CREDIT_UNITS, len(contribution.people))
    yield contribution.author, part + remainder
    for person in contribution.people[1:]:
        yield person, part


def total_credit(contributions: Iterable[Contribution], lens: Lens) -> Counter[PersonId]:
    """Return the credit units of each person over some commits."""
    total: Counter[PersonId] = Counter()
    for contribution in contributions:
        for person, units in credit_of(contribution, lens):
            total[person] += units
    return total
