"""Finds the people of a history in an organisation's table: by an e-mail, else by a full name, which is a proposal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lintorg.config.roster_file import is_email
from lintorg.config.roster_table import TablePerson
from lintorg.derive._shared.addresses import address
from lintorg.derive._shared.names import full_name
from lintorg.model.facts import Identity
from lintorg.model.tables import People, PersonId


class Match(NamedTuple):
    """Whom of the history a table's person is: by e-mails, or perhaps by name."""

    person: TablePerson
    by_email: frozenset[PersonId]
    by_name: PersonId | None

    @property
    def candidates(self) -> frozenset[PersonId]:
        """Everybody of the history who may be this person."""
        return self.by_email if self.by_name is None else frozenset({self.by_name})


def matches(table: Sequence[TablePerson], people: People) -> list[Match]:
    """Return whom each person of a table is in the history.

    A name is a sign where one person of the history has it whom no e-mail of the table names, and one of the table.
    """
    stated = _stated(people)
    by_address = {found: person for one, person in stated if (found := address(one.email))}
    by_email = [
        frozenset(by_address[found] for email in one.emails if (found := address(email)) in by_address) for one in table
    ]
    named = frozenset[PersonId]().union(*by_email)
    by_name = _unique_names(stated, people, named)
    names = [None if found else full_name(one.name) for one, found in zip(table, by_email, strict=True)]
    counts = Counter(full_name(one.name) for one in table)
    return [
        Match(one, found, by_name.get(name) if name and counts[name] == 1 else None)
        for one, found, name in zip(table, by_email, names, strict=True)
    ]


def roster_emails(people: People, person: PersonId) -> list[str]:
    """Return the e-mails of a person that a roster can hold."""
    found = {address(identity.email) for identity in people.identities[person]}
    return sorted(email for email in found if email is not None and is_email(email))


def _stated(people: People) -> list[tuple[Identity, PersonId]]:
    proper = ((identity, person) for person, group in enumerate(people.identities) for identity in group)
    return [*people.of.items(), *proper]


def _unique_names(
    stated: Sequence[tuple[Identity, PersonId]], people: People, named: frozenset[PersonId]
) -> Mapping[str, PersonId]:
    """Return the people by full names that are one person's alone, whom no e-mail names yet, and who have one."""
    owners: dict[str, set[PersonId]] = {}
    for identity, person in stated:
        if name := full_name(identity.name):
            owners.setdefault(name, set()).add(person)
    common = set(map(full_name, people.ambiguous))
    single = {name: next(iter(own)) for name, own in owners.items() if len(own) == 1 and name not in common}
    return {name: one for name, one in single.items() if one not in named and roster_emails(people, one)}
