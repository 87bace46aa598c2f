"""Finds people by what a roster or a history knows of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from functools import cache

from lintorg.derive._shared.addresses import account, address, logins_on_one_host
from lintorg.derive._shared.names import full_name, handle
from lintorg.model.facts import Identity
from lintorg.model.roster import Entry, Roster, email_hash
from lintorg.model.tables import People, PersonId

Key = tuple[str, Hashable]
_OF_ACCOUNTS = frozenset({"account number", "account", "account without number", "address"})


def entry_finder(roster: Roster) -> Callable[[str], Entry | None]:
    """Return what finds an e-mail's entry; an e-mail that many people share has none."""
    entries = roster.by_hash()

    @cache
    def entry(email: str) -> Entry | None:
        found = address(email)
        return None if found is None else entries.get(email_hash(found, roster.key))

    return entry


def person_finder(people: People, more: Collection[Identity]) -> Callable[[Identity], PersonId | None]:
    """Return identity → person; the surest sign goes first, and one that fits two people says nothing.

    ``more`` are the identities to be asked for: a login on two hosts among all of them says nobody's name.
    """
    emails = (one.email for identities in (people.of, more) for one in identities)
    on_one_host = logins_on_one_host(emails)
    too_common = frozenset(map(full_name, people.ambiguous))
    persons = _by_key(people, on_one_host, too_common)
    numbered = _numbered(people)

    def find(identity: Identity) -> PersonId | None:
        platform = account(identity.email)
        host = platform.host if platform and platform.number else None
        for key in _sought(identity, on_one_host, too_common):
            person = persons.get(key)
            # Two accounts with different numbers are never one person by their name.
            if person is not None and (key[0] in _OF_ACCOUNTS or host is None or host not in numbered.get(person, ())):
                return person
        return None

    return find


def _numbered(people: People) -> dict[PersonId, set[str]]:
    """Return on which hosts an account with a number is known of each person."""
    hosts: dict[PersonId, set[str]] = {}
    for identity, person in people.of.items():
        if (platform := account(identity.email)) and platform.number:
            hosts.setdefault(person, set()).add(platform.host)
    return hosts


def _by_key(
    people: People, on_one_host: Collection[str], too_common: Collection[str | None]
) -> dict[Key, PersonId | None]:
    persons: dict[Key, PersonId | None] = {}
    proper = ((identity, person) for person, group in enumerate(people.identities) for identity in group)
    for identity, person in (*people.of.items(), *proper):
        for key in _offered(identity, on_one_host, too_common):
            persons[key] = person if persons.setdefault(key, person) == person else None
    return persons


def _offered(identity: Identity, on_one_host: Collection[str], too_common: Collection[str | None]) -> Iterator[Key]:
    """Yield what an identity of the history can be recognised by."""
    if platform := account(identity.email):
        yield "account number", (platform.host, platform.number)
        yield ("account" if platform.number else "account without number"), (platform.host, platform.login)
    yield from _signs(identity, too_common)
    if platform:
        yield "login", platform.login
    elif (name := handle(identity.name)) in on_one_host:
        yield "name that is a login", name


def _sought(identity: Identity, on_one_host: Collection[str], too_common: Collection[str | None]) -> Iterator[Key]:
    """Yield what an identity may have in common with somebody, the surest first."""
    if (platform := account(identity.email)) and platform.number:
        yield "account number", (platform.host, platform.number)
    elif platform:
        yield "account", (platform.host, platform.login)
    if platform:
        yield "account without number", (platform.host, platform.login)
    yield from _signs(identity, too_common)
    if platform:
        yield "name that is a login", platform.login
    elif (name := handle(identity.name)) in on_one_host:
        yield "login", name


def _signs(identity: Identity, too_common: Collection[str | None]) -> Iterator[Key]:
    where, name = address(identity.email), full_name(identity.name)
    signs: Iterable[tuple[str, Hashable]] = (
        ("address", where),
        ("name and mailbox", (name, where.partition("@")[0]) if name and where else None),
        ("name", None if name in too_common else name),
    )
    return ((kind, sign) for kind, sign in signs if sign is not None)
