"""Who is who: which identities are one person, which are bots, which are coding agents, which are nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from lintorg.derive._shared.groups import Groups
from lintorg.derive._shared.joins import join_all
from lintorg.derive._shared.known_people import entry_finder, person_finder
from lintorg.derive._shared.mailmap import BY_MAILMAP, parse_mailmap
from lintorg.derive._shared.names import names_nobody
from lintorg.derive._shared.persons import Persons
from lintorg.derive._shared.trailers import CO_AUTHORS, co_authors
from lintorg.derive._shared.vocabulary import is_agent, is_bot, is_platform, matcher
from lintorg.model.facts import Commit, Facts, Identity, Tree
from lintorg.model.roster import Entry, Roster
from lintorg.model.settings import Settings
from lintorg.model.tables import Merge, People, PersonId

MAILMAP = ".mailmap"


def people_of(stated: Mapping[Identity, int], tree: Tree, settings: Settings, roster: Roster | None = None) -> People:
    """Resolve identities, given with their commits in the order of their appearance.

    What joins identities, after .mailmap, is in ``_shared/joins``. People are numbered as they first appear, oldest
    commit first. ``bots`` (hosting platforms and bots of the roster too), ``agents`` and ``nobody`` hold identities as
    commits state them.
    """
    mailmap = parse_mailmap(tree.texts.get(MAILMAP, ""))
    proper = {raw: mailmap.proper(raw) for raw in stated}
    entries = _entries(proper, roster)
    agents, bots, nobody = _not_people(proper, settings, {one for one, entry in entries.items() if entry.is_bot})
    human = {raw: one for raw, one in proper.items() if raw not in agents and raw not in bots and raw not in nobody}
    commits: Counter[Identity] = Counter()
    for raw, one in human.items():
        commits[one] += stated[raw]
    persons = Persons(tuple(commits), commits, entries)
    ambiguous = join_all(persons, human, entries)
    of, members = _number(persons.identities, persons.groups)
    return People(
        of={raw: of[one] for raw, one in human.items()},
        identities=members,
        merges=(*_mapped(human), *persons.merges),
        ambiguous=ambiguous,
        refused=persons.refused,
        bots=bots,
        agents=agents,
        nobody=nobody,
        has_mailmap=MAILMAP in tree.texts,
    )


def with_strangers(people: People, stated: Iterable[Identity], tree: Tree, settings: Settings) -> People:
    """Return people together with identities that are no part of the history, such as those of a change to it.

    Each is somebody whom the history knows, by the same signs that make identities one person, or somebody new. It
    joins no two people and parts none, whatever it is called: what a change says of itself moves no fact.
    """
    mailmap = parse_mailmap(tree.texts.get(MAILMAP, ""))
    known = people.bots | people.agents | people.nobody | people.of.keys()
    proper = {raw: mailmap.proper(raw) for raw in stated if raw not in known}
    agents, bots, nobody = _not_people(proper, settings, ())
    find = person_finder(people, proper.values())
    of, identities = dict(people.of), list(people.identities)
    for raw, identity in proper.items():
        if raw not in agents and raw not in bots and raw not in nobody:
            person = find(identity)
            if person is None:
                person = len(identities)
                identities.append((identity,))
            of[raw] = person
    return replace(
        people,
        of=of,
        identities=tuple(identities),
        bots=people.bots | bots,
        agents=people.agents | agents,
        nobody=people.nobody | nobody,
    )


def stated_identities(facts: Facts) -> Mapping[Identity, int]:
    """Return how many commits each identity authored or co-authored, in the order of their first appearance."""
    return stated_by(reversed(facts.commits))


def stated_by(commits: Iterable[Commit]) -> Mapping[Identity, int]:
    """Return how many of the commits each identity authored or co-authored, in the order of their first appearance."""
    stated: Counter[Identity] = Counter()
    values: dict[str, tuple[Identity, ...]] = {}
    for commit in commits:
        stated[commit.author] += 1
        for token, value in commit.trailers:
            if token in CO_AUTHORS:
                if value not in values:
                    values[value] = co_authors(value)
                for found in values[value]:
                    stated[found] += 1
        stated[commit.committer] += 0
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
) -> tuple[frozenset[Identity], ...]:
    """Return the agents, the bots and who is nobody; what the settings and the roster say goes before the rest."""
    listed_bot, named_agent = matcher(settings.bots), matcher(settings.agents)
    kinds: dict[str, set[Identity]] = {"agent": set(), "bot": set(), "nobody": set()}

    def kind(identity: Identity) -> str | None:
        if listed_bot(identity) or identity in rostered:
            return "bot"
        if named_agent(identity) or is_agent(identity):
            return "agent"
        if is_bot(identity) or is_platform(identity):
            return "bot"
        return "nobody" if names_nobody(identity) else None

    for raw, identity in proper.items():
        if found := kind(identity):
            kinds[found].add(raw)
    return tuple(map(frozenset, kinds.values()))


def _number(
    identities: Sequence[Identity], groups: Groups
) -> tuple[Mapping[Identity, PersonId], tuple[tuple[Identity, ...], ...]]:
    """Number the groups as they appear; return each identity's person, and each person's identities."""
    members: dict[int, list[Identity]] = {}
    for number, identity in enumerate(identities):
        members.setdefault(groups.first(number), []).append(identity)
    of = {identity: person for person, group in enumerate(members.values()) for identity in group}
    return of, tuple(map(tuple, members.values()))


def _mapped(human: Mapping[Identity, Identity]) -> Iterable[Merge]:
    """Yield what .mailmap changed."""
    changed = ((raw, identity) for raw, identity in human.items() if raw != identity)
    return (Merge(one=identity, other=raw, reason=BY_MAILMAP) for raw, identity in changed)
