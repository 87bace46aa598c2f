"""Who is who: which identities are one person, which are bots, which are coding agents."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from lintorg.derive._shared.addresses import account, address, logins_on_one_host, mail_domain
from lintorg.derive._shared.co_authors import CO_AUTHORED_BY, co_author
from lintorg.derive._shared.groups import Groups
from lintorg.derive._shared.known_people import person_finder
from lintorg.derive._shared.mailmap import BY_MAILMAP, parse_mailmap
from lintorg.derive._shared.matching import join
from lintorg.derive._shared.names import full_name, handle
from lintorg.derive._shared.rostered import entry_finder
from lintorg.derive._shared.vocabulary import is_agent, is_bot, is_platform, matcher
from lintorg.model.facts import Commit, Facts, Identity, Tree
from lintorg.model.roster import Entry, Roster
from lintorg.model.settings import Settings
from lintorg.model.tables import Merge, People, PersonId

AMBIGUOUS_DOMAINS = 3
MAILMAP = ".mailmap"


def people(facts: Facts, tree: Tree, settings: Settings, roster: Roster | None = None) -> People:
    """Resolve every author, co-author and committer to a person, a bot or a coding agent."""
    return people_of(stated_identities(facts), tree, settings, roster)


def people_of(stated: Iterable[Identity], tree: Tree, settings: Settings, roster: Roster | None = None) -> People:
    """Resolve identities, given in the order of their appearance, to people, bots and coding agents.

    Identities after .mailmap are one person when they share an e-mail, an account on a hosting
    platform, an entry of the roster, a full name and mailbox, or a full name that stands with fewer
    than three mail domains; and when the one-word name of one is the login of the other's account.
    E-mails that many share, such as ``root@…`` or none at all, join nobody. People are numbered as
    they first appear, oldest commit first. ``bots`` (hosting platforms and bots of the roster too)
    and ``agents`` hold identities as commits state them.
    """
    mailmap = parse_mailmap(tree.texts.get(MAILMAP, ""))
    proper = {raw: mailmap.proper(raw) for raw in stated}
    entries = _entries(proper, roster)
    agents, bots = _not_people(proper, settings, {identity for identity, entry in entries.items() if entry.is_bot})
    human = {raw: identity for raw, identity in proper.items() if raw not in agents and raw not in bots}
    identities = tuple(dict.fromkeys(human.values()))
    groups, merges, ambiguous = _resolve(identities, human, entries)
    of, members = _number(identities, groups)
    return People(
        of={raw: of[identity] for raw, identity in human.items()},
        identities=members,
        merges=(*_mapped(human), *merges),
        ambiguous=ambiguous,
        bots=bots,
        agents=agents,
        has_mailmap=MAILMAP in tree.texts,
    )


def with_strangers(people: People, stated: Iterable[Identity], tree: Tree, settings: Settings) -> People:
    """Return people together with identities that are no part of the history, such as those of a change to it.

    Each is somebody whom the history knows, by the same signs that make identities one person, or somebody new. It
    joins no two people and parts none, whatever it is called: what a change says of itself moves no fact.
    """
    mailmap = parse_mailmap(tree.texts.get(MAILMAP, ""))
    known = people.bots | people.agents | people.of.keys()
    proper = {raw: mailmap.proper(raw) for raw in stated if raw not in known}
    agents, bots = _not_people(proper, settings, ())
    find = person_finder(people, proper.values())
    of, identities = dict(people.of), list(people.identities)
    for raw, identity in proper.items():
        if raw not in agents and raw not in bots:
            person = find(identity)
            if person is None:
                person = len(identities)
                identities.append((identity,))
            of[raw] = person
    return replace(people, of=of, identities=tuple(identities), bots=people.bots | bots, agents=people.agents | agents)


def stated_identities(facts: Facts) -> Iterable[Identity]:
    """Return the identities of a history, each once, in the order of their first appearance."""
    return stated_by(reversed(facts.commits))


def stated_by(commits: Iterable[Commit]) -> Iterable[Identity]:
    """Return the identities of commits, each once, in the order of their first appearance."""
    stated: dict[Identity, None] = {}
    values: dict[str, Identity | None] = {}
    for commit in commits:
        stated[commit.author] = None
        for token, value in commit.trailers:
            if token == CO_AUTHORED_BY:
                if value not in values:
                    values[value] = co_author(value)
                if found := values[value]:
                    stated[found] = None
        stated[commit.committer] = None
    return stated


def _entries(proper: Mapping[Identity, Identity], roster: Roster | None) -> Mapping[Identity, Entry]:
    """Return the roster's entry of each proper identity: by its e-mail, else by one that .mailmap maps to it."""
    entries: dict[Identity, Entry] = {}
    if roster is not None:
        entry = entry_finder(roster)
        for raw, identity in proper.items():
            if found := entry(identity.email) or entry(raw.email):
                entries.setdefault(identity, found)
    return entries


def _not_people(
    proper: Mapping[Identity, Identity], settings: Settings, rostered: Collection[Identity]
) -> tuple[frozenset[Identity], frozenset[Identity]]:
    """Return the agents and the bots; what the settings and the roster say goes before the vocabulary."""
    listed_bot, named_agent = matcher(settings.bots), matcher(settings.agents)

    def named_bot(identity: Identity) -> bool:
        return listed_bot(identity) or identity in rostered

    def agent(identity: Identity) -> bool:
        return not named_bot(identity) and (named_agent(identity) or is_agent(identity))

    def bot(identity: Identity) -> bool:
        return named_bot(identity) or is_bot(identity) or is_platform(identity)

    agents = frozenset(raw for raw, identity in proper.items() if agent(identity))
    return agents, frozenset(raw for raw, identity in proper.items() if raw not in agents and bot(identity))


def _resolve(
    identities: Sequence[Identity], human: Mapping[Identity, Identity], entries: Mapping[Identity, Entry]
) -> tuple[Groups, list[Merge], tuple[str, ...]]:
    """Group identities by number; return the merges behind it and the names too common to merge on.

    What is too common is told from identities as commits state them: else a .mailmap that says the same as the
    merges would change them.
    """
    groups = Groups(len(identities))
    on_one_host = logins_on_one_host(identity.email for identity in human)

    def login_as_name(identity: Identity) -> tuple[str | None]:
        name = None if account(identity.email) else handle(identity.name)  # an account has its own login
        return (name if name in on_one_host else None,)

    merges = join(groups, identities, "same e-mail", lambda identity: (address(identity.email),))
    merges += join(groups, identities, "same platform login", lambda identity: (account(identity.email),))
    merges += join(groups, identities, "roster", lambda identity: (entries.get(identity),))
    merges += join(groups, identities, "the name is the platform login", _login, login_as_name)
    merges += join(groups, identities, "same full name and mailbox", _name_and_mailbox)
    while True:  # what one name joins can make another less ambiguous
        ambiguous = _ambiguous(groups, identities, human)
        found = join(groups, identities, "same full name", partial(_full_name, but=ambiguous))
        if not found:
            return groups, merges, tuple(ambiguous.values())
        merges += found


def _full_name(identity: Identity, but: Container[str]) -> tuple[str | None]:
    name = full_name(identity.name)
    return (None if name in but else name,)


def _login(identity: Identity) -> tuple[str | None]:
    found = account(identity.email)
    return (found.login if found else None,)


def _name_and_mailbox(identity: Identity) -> tuple[tuple[str, str] | None]:
    """Return a full name with the part of the e-mail before the @: what moves along to another host."""
    name, found = full_name(identity.name), address(identity.email)
    return ((name, found.partition("@")[0]) if name and found else None,)


def _ambiguous(groups: Groups, identities: Sequence[Identity], human: Mapping[Identity, Identity]) -> Mapping[str, str]:
    """Return the full names that stand with too many unrelated mail domains, each as first written.

    The domains of one group, joined by something else than the name, count as one.
    """
    place = {identity: number for number, identity in enumerate(identities)}
    named: dict[str, list[tuple[Identity, int]]] = {}
    for identity, proper in (*human.items(), *((proper, proper) for proper in human.values())):
        if name := full_name(identity.name):
            named.setdefault(name, []).append((identity, groups.first(place[proper])))
    return {
        name: stated[0][0].name for name, stated in named.items() if _unrelated_domains(stated) >= AMBIGUOUS_DOMAINS
    }


def _unrelated_domains(stated: Iterable[tuple[Identity, int]]) -> int:
    """Count the mail domains of identities with their groups; one below another is no domain of its own."""
    by_group: dict[int, str] = {}
    for identity, group in stated:
        if domain := mail_domain(identity.email):
            by_group.setdefault(group, domain)
    named = sorted(set(by_group.values()), key=len)
    return sum(not any(domain.endswith(f".{other}") for other in named[:place]) for place, domain in enumerate(named))


def _number(
    identities: Sequence[Identity], groups: Groups
) -> tuple[Mapping[Identity, PersonId], tuple[tuple[Identity, ...], ...]]:
    """Number the groups as they appear; return each identity's person, and each person's identities."""
    members: dict[int, list[Identity]] = {}
    for number, identity in enumerate(identities):
        members.setdefault(groups.first(number), []).append(identity)
    of = {identity: person for person, group in enumerate(members.values()) for identity in group}
    return of, tuple(map(tuple, members.values()))


def _mapped(human: Mapping[Identity, Identity]) -> list[Merge]:
    """Return what .mailmap changed."""
    changed = [(raw, identity) for raw, identity in human.items() if raw != identity]
    return [Merge(one=identity, other=raw, reason=BY_MAILMAP) for raw, identity in changed]
