"""Who is who: people, what each goes by, and who may be one and the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence

from lintorg.derive._shared.addresses import account, address, logins_on_one_host, mail_domain
from lintorg.derive._shared.groups import Groups
from lintorg.derive._shared.joins import ANYBODYS_MAILBOXES
from lintorg.derive._shared.mailmap import BY_MAILMAP, parse_mailmap
from lintorg.derive._shared.matching import join
from lintorg.derive._shared.names import full_name, handle
from lintorg.derive._shared.resolution import (
    people_of,
    stated_identities,
)
from lintorg.model.facts import Facts, Identity, Tree
from lintorg.model.roster import Roster
from lintorg.model.settings import Settings
from lintorg.model.tables import Merge, People, PersonId
from lintorg.model.text import safe

_SHORTEST_MAILBOX, _SHORTEST_RUN_TOGETHER, _LONG_HANDLE = 4, 6, 8
_NO_LETTER = re.compile(r"[\W_]+")
_PARENTHESIS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_MARK_OF_A_HANDLE = re.compile(r"[\d_-]|[^\W\d_][A-Z]")


def _goes_by(identities: Sequence[Identity], stated: Collection[Identity]) -> Identity:
    """Return the identity that .mailmap ``stated``, else one with a full name and an e-mail that is a mailbox.

    Of several the one that appeared last: people move to new addresses. Identities are in the order
    of their first appearance.
    """

    def fitness(place: int) -> tuple[bool, bool, bool, bool, int]:
        identity = identities[place]
        whole, named = bool(identity.name and identity.email), full_name(identity.name) is not None
        return identity in stated, whole, named, mail_domain(identity.email) is not None, place

    return identities[max(range(len(identities)), key=fitness)]


def people(facts: Facts, tree: Tree, settings: Settings, roster: Roster | None = None) -> People:
    """Resolve every author, co-author and committer to a person, a bot, a coding agent or nobody."""
    return people_of(stated_identities(facts), tree, settings, roster)


def known_as(people: People) -> tuple[Identity, ...]:
    """Return one identity by person: what .mailmap states, else the newest with a full name and a mailbox."""
    stated = {merge.one for merge in people.merges if merge.reason == BY_MAILMAP}
    return tuple(_goes_by(identities, stated) for identities in people.identities)


def lookalikes(people: People) -> tuple[Merge, ...]:
    """Return pairs to look at, each of two identities of different people and what they have in common.

    A name in another form or order, a handle on two addresses, a mailbox that is a login, a mailbox with part of the
    name on another host, a full name that stands with too many mail domains. Enough pairs are returned to join all
    that look alike.
    """
    identities = [identity for person in people.identities for identity in person]
    groups = Groups(len(identities))
    place = 0
    for person in people.identities:
        for number in range(place, place + len(person)):
            groups.join(place, number)
        place += len(person)
    on_one_host = logins_on_one_host(identity.email for identity in people.of)

    def mailbox_as_login(identity: Identity) -> Iterator[str]:
        yield from (mailbox for mailbox in _mailbox(identity) if mailbox in on_one_host)

    found = join(groups, identities, "the mailbox is a platform login", _login, mailbox_as_login)
    found += join(groups, identities, "same full name, but three or more mail domains", _full_name)
    found += join(groups, identities, "the name in another form", _forms_of_full_name, _forms)
    found += join(groups, identities, "same handle", _handle)
    found += join(groups, identities, "same mailbox and part of the name", _mailbox_and_word)
    found += join(groups, identities, "the name is the mailbox", _mailbox_as_name, _mailbox)
    return tuple(found)


def _login(identity: Identity) -> Iterator[str]:
    if found := account(identity.email):
        yield found.login


def _mailbox(identity: Identity) -> Iterator[str]:
    """Yield the part of an e-mail before the @ where it is likely one person's."""
    found = None if account(identity.email) else address(identity.email)
    mailbox = found.partition("@")[0].partition("+")[0] if found else ""
    if len(mailbox) >= _SHORTEST_MAILBOX and mailbox not in ANYBODYS_MAILBOXES:
        yield mailbox


def _full_name(identity: Identity) -> Iterator[str | None]:
    if identity.email:  # else there would be nothing to put in a .mailmap
        yield full_name(identity.name)


def _forms_of_full_name(identity: Identity) -> Iterator[str]:
    if identity.email and full_name(identity.name):
        yield from _forms(identity)


def _mailbox_as_name(identity: Identity) -> Iterator[str]:
    yield from (mailbox for mailbox in _mailbox(identity) if identity.name.strip().casefold() == mailbox)


def _mailbox_and_word(identity: Identity) -> Iterator[tuple[str, str]]:
    if full_name(identity.name) or handle(identity.name):
        yield from ((mailbox, word) for mailbox in _mailbox(identity) for word in _words(identity.name))


def _handle(identity: Identity) -> Iterator[str]:
    """Yield a one-word name that is no given name to all appearance."""
    found = handle(identity.name) if identity.email else None
    if found and (len(found) >= _LONG_HANDLE or _MARK_OF_A_HANDLE.search(identity.name)):
        yield "".join(_words(identity.name))


def _forms(identity: Identity) -> Iterator[str]:
    """Yield a name run together, with and without its initials, and its words in alphabetical order."""
    found = _words(identity.name)
    spelled_out = [word for word in found if len(word) > 1]
    for run_together in ("".join(found), "".join(spelled_out)):
        if len(run_together) >= _SHORTEST_RUN_TOGETHER:
            yield run_together
    if len(spelled_out) > 1:
        yield " ".join(sorted(spelled_out))


def _words(name: str) -> list[str]:
    """Return the words of a name case-folded, without accents and without what stands in parentheses."""
    decomposed = unicodedata.normalize("NFKD", _PARENTHESIS.sub(" ", name).casefold())
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return [word for word in _NO_LETTER.split(plain) if word]


def mailmap_lines(people: People, lookalikes: tuple[Merge, ...]) -> Callable[[bool], tuple[str, ...]]:
    """Return whether to take lookalikes for one person → lines that give each person one name and address.

    In alphabetical order. An identity that a .mailmap cannot hold, or that would not be safe to read there, has no
    line.
    """
    mapped = {merge.other: merge.one for merge in people.merges if merge.reason == BY_MAILMAP}
    stated = frozenset(mapped.values())

    def lines(suggested: bool) -> tuple[str, ...]:  # noqa: FBT001  it is the table's one question
        groups = _groups(people, lookalikes if suggested else ())
        members: dict[PersonId, list[Identity]] = {}
        for person, identities in enumerate(people.identities):
            members.setdefault(groups.first(person), []).extend(identities)
        names = {first: _goes_by(identities, stated) for first, identities in members.items()}
        found = {
            _line(names[groups.first(person)], raw)
            for raw, person in people.of.items()
            if mapped.get(raw, raw) != names[groups.first(person)]
        }
        return tuple(sorted(line for line in found if line))

    return lines


def _groups(people: People, lookalikes: tuple[Merge, ...]) -> Groups:
    person_of = {identity: person for person, identities in enumerate(people.identities) for identity in identities}
    groups = Groups(len(people.identities))
    for pair in lookalikes:
        groups.join(person_of[pair.one], person_of[pair.other])
    return groups


def _line(proper: Identity, raw: Identity) -> str | None:
    """Word that one identity is another; None where git would read it otherwise, or for other people too."""
    line = f"{proper.name} <{proper.email}> {raw.name} <{raw.email}>".replace("  <", " <")
    everybodys = not raw.name.strip() and address(raw.email) is None
    understood = parse_mailmap(line).proper(raw) == proper and safe(line) == line
    return line if understood and not everybodys else None
