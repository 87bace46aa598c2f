"""Who is who: which identities are one person, which are bots, which are coding agents."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from lintorg.derive._shared.addresses import account, address, mail_domain
from lintorg.derive._shared.co_authors import CO_AUTHORED_BY, co_author
from lintorg.derive._shared.groups import Groups
from lintorg.derive._shared.mailmap import parse_mailmap
from lintorg.derive._shared.names import full_name
from lintorg.derive._shared.vocabulary import is_agent, is_bot, is_platform, matcher
from lintorg.model.facts import Facts, Identity, Tree
from lintorg.model.settings import Settings
from lintorg.model.tables import Merge, People, PersonId

AMBIGUOUS_DOMAINS = 3
MAILMAP = ".mailmap"


def people(facts: Facts, tree: Tree, settings: Settings) -> People:
    """Resolve every author, co-author and committer to a person, a bot or a coding agent."""
    return people_of(stated_identities(facts), tree, settings)


def people_of(stated: Iterable[Identity], tree: Tree, settings: Settings) -> People:
    """Resolve identities, given in the order of their appearance, to people, bots and coding agents.

    Identities after .mailmap are one person when they share an e-mail, an account on a hosting
    platform, a full name and mailbox, or a full name that stands with fewer than three mail domains. E-mails that many
    share, such as ``root@…`` or none at all, join nobody. People are numbered as they first appear,
    oldest commit first. ``bots`` (hosting platforms too) and ``agents`` hold identities as commits
    state them.
    """
    mailmap = parse_mailmap(tree.texts.get(MAILMAP, ""))
    proper = {raw: mailmap.proper(raw) for raw in stated}
    agents, bots = _not_people(proper, settings)
    human = {raw: identity for raw, identity in proper.items() if raw not in agents and raw not in bots}
    identities = tuple(dict.fromkeys(human.values()))
    groups, merges, ambiguous = _resolve(identities)
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


def stated_identities(facts: Facts) -> Iterable[Identity]:
    """Return the identities of a history, each once, in the order of their first appearance."""
    stated: dict[Identity, None] = {}
    values: dict[str, Identity | None] = {}
    for commit in reversed(facts.commits):
        stated[commit.author] = None
        for token, value in commit.trailers:
            if token == CO_AUTHORED_BY:
                if value not in values:
                    values[value] = co_author(value)
                if found := values[value]:
                    stated[found] = None
        stated[commit.committer] = None
    return stated


def _not_people(
    proper: Mapping[Identity, Identity], settings: Settings
) -> tuple[frozenset[Identity], frozenset[Identity]]:
    """Return the agents and the bots; what the settings say goes before the vocabulary."""
    named_bot, named_agent = matcher(settings.bots), matcher(settings.agents)

    def agent(identity: Identity) -> bool:
        return not named_bot(identity) and (named_agent(identity) or is_agent(identity))

    def bot(identity: Identity) -> bool:
        return named_bot(identity) or is_bot(identity) or is_platform(identity)

    agents = frozenset(raw for raw, identity in proper.items() if agent(identity))
    return agents, frozenset(raw for raw, identity in proper.items() if raw not in agents and bot(identity))


def _resolve(identities: Sequence[Identity]) -> tuple[Groups, list[Merge], tuple[str, ...]]:
    """Group identities by number; return the merges behind it and the names too common to merge on."""
    groups = Groups(len(identities))
    merges = _join(groups, identities, "same e-mail", lambda identity: address(identity.email))
    merges += _join(groups, identities, "same platform login", lambda identity: account(identity.email))
    merges += _join(groups, identities, "same full name and mailbox", _name_and_mailbox)
    ambiguous = _ambiguous(groups, identities)

    def name_of(identity: Identity) -> str | None:
        name = full_name(identity.name)
        return None if name in ambiguous else name

    merges += _join(groups, identities, "same full name", name_of)
    return groups, merges, tuple(ambiguous.values())


def _join(
    groups: Groups, identities: Sequence[Identity], reason: str, key_of: Callable[[Identity], Hashable | None]
) -> list[Merge]:
    """Join the groups of identities with equal keys; return the merges that made two groups one."""
    first: dict[Hashable, int] = {}
    merges = []
    for number, identity in enumerate(identities):
        if (key := key_of(identity)) is not None:
            one = first.setdefault(key, number)
            if groups.join(one, number):
                merges.append(Merge(one=identities[one], other=identity, reason=reason))
    return merges


def _name_and_mailbox(identity: Identity) -> tuple[str, str] | None:
    """Return a full name with the part of the e-mail before the @: what moves along to another host."""
    name, found = full_name(identity.name), address(identity.email)
    return (name, found.partition("@")[0]) if name and found else None


def _ambiguous(groups: Groups, identities: Sequence[Identity]) -> Mapping[str, str]:
    """Return the full names that stand with too many unrelated mail domains, each as first written.

    The domains of one group, joined by something else than the name, count as one.
    """
    named: dict[str, list[int]] = {}
    for number, identity in enumerate(identities):
        if name := full_name(identity.name):
            named.setdefault(name, []).append(number)
    return {
        name: identities[numbers[0]].name
        for name, numbers in named.items()
        if _unrelated_domains(groups, identities, numbers) >= AMBIGUOUS_DOMAINS
    }


def _unrelated_domains(groups: Groups, identities: Sequence[Identity], numbers: Iterable[int]) -> int:
    by_group: dict[int, str] = {}
    for number in numbers:
        if domain := mail_domain(identities[number].email):
            by_group.setdefault(groups.first(number), domain)
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
    return [Merge(one=identity, other=raw, reason="mailmap") for raw, identity in changed]
