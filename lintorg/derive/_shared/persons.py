"""Groups of identities on their way to being people, with what keeps two groups apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lintorg.derive._shared.addresses import account, address, mailbox
from lintorg.derive._shared.groups import Groups
from lintorg.derive._shared.names import full_name
from lintorg.model.facts import Identity
from lintorg.model.roster import Entry
from lintorg.model.tables import Merge

ESTABLISHED, FEW = 10, 3
"""Commits that make a name and an address one's own, and commits below which a join rests on next to nothing."""


@dataclass(slots=True)
class _Group:
    """What is known of the identities of one group."""

    own: int = 0
    """Commits under a full name and an address."""
    words: Counter[str] = field(default_factory=Counter)
    """Commits by word of a full name."""
    mailboxes: set[str] = field(default_factory=set)
    hosts: set[str] = field(default_factory=set)
    """Where an account with a number is known."""
    entries: set[Entry] = field(default_factory=set)

    def add(self, other: _Group) -> None:
        self.own += other.own
        self.words.update(other.words)
        self.mailboxes |= other.mailboxes
        self.hosts |= other.hosts
        self.entries |= other.entries


class Persons:
    """Identities in groups, what joined them, and what was not joined and why."""

    def __init__(
        self, identities: Sequence[Identity], commits: Mapping[Identity, int], entries: Mapping[Identity, Entry]
    ) -> None:
        self.identities = identities
        self.commits = [commits.get(identity, 0) for identity in identities]
        self.groups = Groups(len(identities))
        self.merges: list[Merge] = []
        self._refused: dict[tuple[int, int], str] = {}
        self._known = {
            number: _group(identity, self.commits[number], entries.get(identity))
            for number, identity in enumerate(identities)
        }

    @property
    def refused(self) -> tuple[Merge, ...]:
        """What was not joined, where nothing else joined it."""
        return tuple(
            Merge(one=self.identities[one], other=self.identities[other], reason=reason)
            for (one, other), reason in self._refused.items()
            if self.groups.first(one) != self.groups.first(other)
        )

    def refuse(self, numbers: Iterable[int], reason: str) -> None:
        """Note that identities in different groups have something in common that does not join them."""
        first, *others = self._first_of_each(numbers).values()
        for other in others:
            self._refused.setdefault((first, other), reason)

    def join(self, numbers: Sequence[int], reason: str, *, named: bool) -> bool:
        """Join identities that have something in common, but for those that something keeps apart.

        ``named`` tells that it is no more than a name. Return whether two groups became one.
        """
        members: dict[int, list[int]] = {}
        for number in numbers:
            members.setdefault(self.groups.first(number), []).append(number)
        if len(members) < 2:
            return False
        if why := self._separated(members, named=named):
            self.refuse(numbers, why)
            return False
        bridges = self._bridges(members)
        first, *others = (found[0] for group, found in members.items() if group not in bridges)
        for other in others:
            self._unite(first, other)
            self.merges.append(Merge(one=self.identities[first], other=self.identities[other], reason=reason))
        return bool(others)

    def _bridges(self, members: Mapping[int, Sequence[int]]) -> set[int]:
        """Return the groups whose join rests on next to nothing and would put people together who are well known apart.

        They are held against the group with most of the commits in question.
        """
        commits = {group: sum(self.commits[number] for number in found) for group, found in members.items()}
        main = max(members, key=lambda group: (commits[group], -group))
        one = self._known[main]
        doubtful = [
            group
            for group in members
            if group != main
            and commits[group] < FEW
            and min(one.own, self._known[group].own - commits[group]) >= ESTABLISHED
            and one.mailboxes.isdisjoint(self._known[group].mailboxes)
        ]
        words = self._own_words(main, members[main]) if doubtful else set()
        bridges = {group for group in doubtful if words.isdisjoint(self._own_words(group, members[group]))}
        for group in bridges:
            self._refused.setdefault(
                (members[main][0], members[group][0]), "fewer than 3 commits would join two people"
            )
        return bridges

    def _first_of_each(self, numbers: Iterable[int]) -> dict[int, int]:
        firsts: dict[int, int] = {}
        for number in numbers:
            firsts.setdefault(self.groups.first(number), number)
        return firsts

    def _unite(self, one: int, other: int) -> None:
        first, second = self.groups.first(one), self.groups.first(other)
        self.groups.join(first, second)
        low, high = sorted((first, second))
        large, small = self._known[low], self._known.pop(high)
        if len(large.words) + len(large.mailboxes) < len(small.words) + len(small.mailboxes):
            large, small = small, large
        large.add(small)
        self._known[low] = large

    def _separated(self, groups: Iterable[int], *, named: bool) -> str | None:
        """Return why groups cannot be one person: entries of a roster, or accounts whose numbers differ."""
        hosts: set[str] = set()
        entries: set[Entry] = set()
        for known in map(self._known.__getitem__, groups):
            if entries and known.entries - entries:
                return "two entries of the roster"
            if named and not hosts.isdisjoint(known.hosts):
                return "the same name, and two accounts with different numbers"
            hosts |= known.hosts
            entries |= known.entries
        return None

    def _own_words(self, group: int, numbers: Sequence[int]) -> set[str]:
        """Return the words of a group's full names, but for those that only the join itself brings."""
        brought: Counter[str] = Counter()
        for number in numbers:
            if self.commits[number] < FEW:
                for word in (full_name(self.identities[number].name) or "").split():
                    brought[word] += self.commits[number]
        return {word for word, count in self._known[group].words.items() if count > brought[word]}


def _group(identity: Identity, commits: int, entry: Entry | None) -> _Group:
    found, name, local = account(identity.email), full_name(identity.name), mailbox(identity.email)
    return _Group(
        own=commits if name and address(identity.email) else 0,
        words=Counter(dict.fromkeys(name.split() if name else (), commits)),
        mailboxes={local} if local else set(),
        hosts={found.host} if found and found.number else set(),
        entries={entry} if entry else set(),
    )
