"""What makes two identities one person: the rules, in their order."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping
from functools import partial

from lintorg.derive._shared.addresses import (
    Account,
    account,
    address,
    logins_on_one_host,
    mail_domain,
    mailbox,
    on_a_machine,
)
from lintorg.derive._shared.names import full_name, handle, words_in_any_order
from lintorg.derive._shared.persons import FEW, Persons
from lintorg.derive._shared.wordlist import words
from lintorg.model.facts import Identity
from lintorg.model.roster import Entry

AMBIGUOUS_DOMAINS = 3
_SHARED_BY, _USED = 3, 2
"""Full names that make an address a shared one, and the commits of each."""
_ROUNDS = 8
_SHORTEST_MAILBOX = 3
ANYBODYS_MAILBOXES = words(
    "admin code contact dev devel email github gitlab hello info mail noreply office opensource public test user work"
)
# Where anybody takes any free mailbox, a number says nothing about namesakes.
_ANYBODYS_DOMAINS = words(
    """
    gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com me.com qq.com foxmail.com 163.com
    126.com sina.com aliyun.com protonmail.com proton.me gmx.de web.de naver.com mail.ru yandex.ru
    """
)
_NUMBER_AT_END = re.compile(r"[._-]?\d+$")

Key = Callable[[Identity], Hashable | None]


def join_all(
    persons: Persons, human: Mapping[Identity, Identity], entries: Mapping[Identity, Entry]
) -> tuple[str, ...]:
    """Join the identities that are one person; return the full names that stand with too many mail domains.

    ``human`` are the identities as commits state them, with the proper ones. What is too common is told from
    identities as stated: else a .mailmap that says the same as the joins would change them.
    """
    shared = _shared_addresses(persons)
    on_one_host = logins_on_one_host(identity.email for identity in human)
    _join(persons, "roster", entries.get)
    _join(persons, "same platform account", _numbered_account)
    _join(persons, "same platform login", _latest_account(persons.identities))
    _join(persons, "same e-mail", lambda identity: _unless(shared, address(identity.email)))
    for numbers in _buckets(persons, lambda identity: _only(shared, address(identity.email))):
        persons.refuse(numbers, "an address that several people use")
    _join_machines(persons)
    _join(persons, "the name is the platform login", lambda identity: _login(identity, on_one_host), named=True)
    _join(persons, "same full name and mailbox", _name_and_mailbox, named=True)
    _join(persons, "same words of the name, and the mailbox agrees", _words_and_mailbox, named=True)
    return _join_names(persons, human)


def _join(persons: Persons, reason: str, key: Key, *, named: bool = False) -> None:
    for numbers in _buckets(persons, key):
        persons.join(numbers, reason, named=named)


def _buckets(persons: Persons, key: Key) -> Iterator[list[int]]:
    """Yield the identities that have something in common, by number."""
    found: dict[Hashable, list[int]] = {}
    for number, identity in enumerate(persons.identities):
        if (common := key(identity)) is not None:
            found.setdefault(common, []).append(number)
    return (numbers for numbers in found.values() if len(numbers) > 1)


def _unless(shared: frozenset[str], email: str | None) -> str | None:
    return None if email in shared else email


def _only(shared: frozenset[str], email: str | None) -> str | None:
    return email if email in shared else None


def _numbered_account(identity: Identity) -> tuple[str, str] | None:
    found = account(identity.email)
    return (found.host, found.number) if found and found.number else None


def _latest_account(identities: Iterable[Identity]) -> Key:
    """Return an account's key: where a login has had several numbers, the latest is meant."""
    latest = {
        (one.host, one.login): one for one in filter(None, (account(who.email) for who in identities)) if one.number
    }

    def key(identity: Identity) -> Account | None:
        found = account(identity.email)
        if found is None:
            return None
        known = latest.get((found.host, found.login))
        return found if known is None or found.number not in (None, known.number) else known

    return key


def _shared_addresses(persons: Persons) -> frozenset[str]:
    """Return the addresses that three full names without a word in common use for two commits each."""
    used: dict[str, dict[str, int]] = {}
    for identity, commits in zip(persons.identities, persons.commits, strict=True):
        email, name = address(identity.email), full_name(identity.name)
        if email and name:
            names = used.setdefault(email, {})
            names[name] = names.get(name, 0) + commits
    return frozenset(email for email, names in used.items() if len(names) >= _SHARED_BY and _unrelated(names))


def _unrelated(names: Mapping[str, int]) -> bool:
    taken: set[str] = set()
    count = 0
    for name in sorted(name for name, commits in names.items() if commits >= _USED):
        if taken.isdisjoint(name.split()):
            taken.update(name.split())
            count += 1
    return count >= _SHARED_BY


def _join_machines(persons: Persons) -> None:
    """Join addresses that git made up on a machine to the one person who has the same mailbox elsewhere."""
    for numbers in _buckets(persons, lambda identity: _likely(mailbox(identity.email))):
        machines = [number for number in numbers if _is_bare_machine(persons.identities[number])]
        others = [number for number in numbers if not on_a_machine(persons.identities[number].email)]
        if machines and len({persons.groups.first(number) for number in others}) == 1:
            persons.join(sorted((others[0], *machines)), "same mailbox on a machine", named=True)
    _join(persons, "same name and mailbox on machines", _machine_and_name, named=True)


def _likely(local: str | None) -> str | None:
    return local if local and len(local) >= _SHORTEST_MAILBOX and local not in ANYBODYS_MAILBOXES else None


def _is_bare_machine(identity: Identity) -> bool:
    return on_a_machine(identity.email) and full_name(identity.name) is None


def _machine_and_name(identity: Identity) -> tuple[str, str] | None:
    local = _likely(mailbox(identity.email)) if _is_bare_machine(identity) else None
    return (local, identity.name.casefold()) if local else None


def _login(identity: Identity, on_one_host: frozenset[str]) -> str | None:
    """Return an account's login, or a one-word name that is the login of an account."""
    found = account(identity.email)  # an account has its own login
    name = found.login if found else handle(identity.name)
    return name if name in on_one_host else None


def _name_and_mailbox(identity: Identity) -> tuple[str, str] | None:
    """Return a full name with the part of the e-mail before the @: what moves along to another host."""
    name, found = full_name(identity.name), address(identity.email)
    return (name, found.partition("@")[0]) if name and found else None


def _words_and_mailbox(identity: Identity) -> Hashable | None:
    local = mailbox(identity.email)
    return words_in_any_order(identity.name, local) if local else None


def _join_names(persons: Persons, human: Mapping[Identity, Identity]) -> tuple[str, ...]:
    """Join full names in rounds: what one name joins can make another less ambiguous."""
    for _ in range(_ROUNDS):
        ambiguous = _ambiguous(persons, human)
        joined = False
        for numbers in _buckets(persons, partial(_full_name, but=ambiguous)):
            if _numbered_namesakes(persons, numbers):
                persons.refuse(numbers, "the same name, and mailboxes of one domain that differ in a number")
            else:
                joined |= persons.join(numbers, "same full name", named=True)
        if not joined:
            break
    return tuple(ambiguous.values())


def _full_name(identity: Identity, but: Container[str]) -> str | None:
    name = full_name(identity.name)
    return None if name in but else name


def _numbered_namesakes(persons: Persons, numbers: Iterable[int]) -> bool:
    """Tell whether a domain tells people of one name apart by a number: ``jo.doe@`` and ``jo.doe7@``."""
    plain: dict[tuple[str, str], int] = {}
    for number in numbers:
        domain, local = mail_domain(persons.identities[number].email), mailbox(persons.identities[number].email)
        if domain and local and domain not in _ANYBODYS_DOMAINS and persons.commits[number] >= FEW:
            group = persons.groups.first(number)
            if plain.setdefault((domain, _NUMBER_AT_END.sub("", local)), group) != group:
                return True
    return False


def _ambiguous(persons: Persons, human: Mapping[Identity, Identity]) -> dict[str, str]:
    """Return the full names that stand with too many unrelated mail domains, each as first written.

    The domains of one group, joined by something else than the name, count as one.
    """
    place = {identity: number for number, identity in enumerate(persons.identities)}
    named: dict[str, list[tuple[Identity, int]]] = {}
    for identity, proper in (*human.items(), *((proper, proper) for proper in human.values())):
        if name := full_name(identity.name):
            named.setdefault(name, []).append((identity, persons.groups.first(place[proper])))
    return {
        name: stated[0][0].name for name, stated in named.items() if _unrelated_domains(stated) >= AMBIGUOUS_DOMAINS
    }


def _unrelated_domains(stated: Iterable[tuple[Identity, int]]) -> int:
    """Count the mail domains of identities with their groups; one below another is no domain of its own."""
    by_group: dict[int, str] = {}
    for identity, group in stated:
        if domain := mail_domain(identity.email):
            by_group.setdefault(group, domain)
    named = set(by_group.values())
    return sum(named.isdisjoint(_above(domain)) for domain in named)


def _above(domain: str) -> Iterator[str]:
    while domain := domain.partition(".")[2]:
        yield domain
