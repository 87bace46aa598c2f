"""Counts of people under keyed hashes of their e-mails: joined across repositories, and never named."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from lintorg.derive._shared.addresses import account, address
from lintorg.derive.area_work import area_people
from lintorg.derive.credit import credit
from lintorg.derive.identities import people
from lintorg.derive.work import last_commits, work
from lintorg.model.fleet import KeyedPerson
from lintorg.model.fleet_quarter import KeyedWork
from lintorg.model.tables import ACTIVE, People, PersonId
from lintorg.wiring import Tables


def keyed_people(tables: Tables, key: bytes) -> tuple[KeyedPerson, ...]:
    """Return everyone with a commit in the window, in the order of their keys: not of their appearance or work."""
    keys = keys_of(tables, key)
    units = tables.of(credit)
    last = tables.of(last_commits)
    people_in = tables.of(area_people)
    window = tables.inputs.window
    found = [
        KeyedPerson(
            keys=keys[person],
            credit=units.get(person, 0),
            commits=count,
            areas={area: people[person] for area, people in sorted(people_in.items()) if person in people},
            active=last[person] > window.end - ACTIVE,
        )
        for person, count in _commits(tables).items()
    ]
    return tuple(sorted(found, key=lambda person: (person.keys, person.commits, person.credit, [*person.areas])))


def keyed_work(quarters: Sequence[Tables], key: bytes) -> tuple[KeyedWork, ...]:
    """Return everyone with a commit in any of the quarters, given with the tables of each one's own window."""
    keys = keys_of(quarters[0], key)
    commits = [_commits(tables) for tables in quarters]
    units = [tables.of(credit) for tables in quarters]
    found = [
        KeyedWork(
            keys=keys[person],
            credit=tuple(one.get(person, 0) for one in units),
            commits=tuple(one[person] for one in commits),
        )
        for person in {person for one in commits for person in one}
    ]
    return tuple(sorted(found, key=lambda person: (person.keys, person.commits, person.credit)))


def keys_of(tables: Tables, key: bytes) -> Mapping[PersonId, tuple[str, ...]]:
    """Return the keyed hashes of each person's e-mails, sorted."""
    emails = _emails(tables.of(people))
    return {
        person: tuple(sorted(set(filter(None, (pseudonym(email, key) for email in found)))))
        for person, found in emails.items()
    }


def _commits(tables: Tables) -> Counter[PersonId]:
    """Count the commits of the window that each person made or helped with."""
    return Counter(person for contribution in tables.of(work) for person in contribution.people)


def pseudonym(email: str, key: bytes) -> str | None:
    """Return the keyed hash of an e-mail, or of the account behind a platform's address; None for what many share."""
    login = account(email)
    known = f"{login.login} on {login.host}" if login else address(email)
    return None if known is None else blake2b(known.encode("utf-8", "replace"), key=key, digest_size=16).hexdigest()


def _emails(people: People) -> Mapping[PersonId, set[str]]:
    """Return every e-mail of each person, as commits state it and after .mailmap."""
    emails: dict[PersonId, set[str]] = defaultdict(set)
    for identity, person in people.of.items():
        emails[person].add(identity.email)
    for person, identities in enumerate(people.identities):
        emails[person].update(identity.email for identity in identities)
    return emails
