"""Roles by the roster, the cohort's work, and the kinds of work of which nothing is told."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from lintorg.derive._shared.credit import credit_of
from lintorg.derive._shared.known_people import entry_finder
from lintorg.model.cohort import BY_AREA, Cohort, Group, Kind
from lintorg.model.roster import RolePeriod, Roles, Roster
from lintorg.model.settings import Settings
from lintorg.model.tables import DAY, Contribution, Lens, People, PersonId, Window


def roles(roster: Roster | None, people: People) -> Roles | None:
    """Return the dated roles of the people that the roster knows, by any of their e-mails; None without a roster.

    Where a person stands in several entries whose roles differ, no role is known: which one is right is not.
    """
    if roster is None:
        return None
    entry = entry_finder(roster)
    stated: dict[PersonId, set[tuple[RolePeriod, ...]]] = {}
    identities = [(identity, person) for person, members in enumerate(people.identities) for identity in members]
    for identity, person in (*people.of.items(), *identities):
        found = entry(identity.email)
        if found is not None and found.roles:
            stated.setdefault(person, set()).add(found.roles)
    of = {person: next(iter(found)) for person, found in sorted(stated.items()) if len(found) == 1}
    return Roles(of=of, cohort=roster.cohort, minimum=roster.minimum)


def cohort(
    work: tuple[Contribution, ...],
    core: frozenset[str],
    lens: Lens,
    roles: Roles | None,
    window: Window,
    first_commits: Mapping[PersonId, int],
    last_commits: Mapping[PersonId, int],
    untold_kinds: frozenset[Kind],
) -> Cohort | None:
    """Return who did what in which group; None without a roster.

    A commit counts by its people's roles at its author date. Time counts for people with credit in the window:
    what a role covers, an open start or end reaching as far as the person's own commits here.
    """
    if roles is None:
        return None
    groups = _counted(work, core, lens, roles)
    for person in sorted({person for group in groups.values() for person in group.credit}):
        present = Window(start=first_commits[person] - DAY, end=last_commits[person])
        for period in roles.of.get(person, ()):
            if (seconds := _seconds(period, window, present)) > 0:
                groups[roles.early(period.role)].time[person] += seconds
    early, others, unknown = (groups[group].group() for group in (True, False, None))
    return Cohort(early=early, others=others, unknown=unknown, minimum=roles.minimum, untold=untold_kinds)


def _counted(
    work: tuple[Contribution, ...], core: frozenset[str], lens: Lens, roles: Roles
) -> Mapping[bool | None, _Tally]:
    """Count commits and credit by group: early-career, others, unknown."""
    groups: dict[bool | None, _Tally] = {True: _Tally(), False: _Tally(), None: _Tally()}
    for contribution in work:
        early = {person: roles.early_at(person, contribution.author_time) for person in contribution.people}
        for person, units in credit_of(contribution, lens):
            groups[early[person]].credit[person] += units
            if contribution.areas & core:
                groups[early[person]].core_credit[person] += units
        for group in set(early.values()):
            groups[group].commits += 1
        groups[early[contribution.author]].authored[contribution.author][contribution.areas] += 1
    return groups


@dataclass(slots=True, kw_only=True)
class _Tally:
    """A group while it is being counted."""

    commits: int = 0
    credit: Counter[PersonId] = field(default_factory=Counter)
    core_credit: Counter[PersonId] = field(default_factory=Counter)
    time: Counter[PersonId] = field(default_factory=Counter)
    authored: defaultdict[PersonId, Counter[frozenset[str]]] = field(default_factory=lambda: defaultdict(Counter))

    def group(self) -> Group:
        return Group(
            commits=self.commits,
            credit=self.credit,
            core_credit=self.core_credit,
            time=self.time,
            authored=self.authored,
        )


def _seconds(period: RolePeriod, window: Window, present: Window) -> int:
    """Return how much of the window a role covers; not above zero where nothing."""
    start = max(window.start, present.start if period.start is None else period.start)
    end = min(window.end, present.end if period.end is None else period.end)
    return end - start


def untold_kinds(
    settings: Settings,
    area_people: Mapping[str, Mapping[PersonId, int]],
    roles: Roles | None,
    withheld_kinds: frozenset[Kind],
) -> frozenset[Kind]:
    """Return the kinds withheld beforehand, or all where a few people worked in an area that the user drew.

    Such an area makes core or upkeep of those few, or takes them out of it.
    """
    peopled = [len(area_people[area.name]) for area in settings.areas if area.own and area_people.get(area.name)]
    return BY_AREA if roles and peopled and min(peopled) < roles.minimum else withheld_kinds
