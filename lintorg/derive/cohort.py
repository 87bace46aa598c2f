"""The window's work of early-career people and of the others, by the roles of a roster."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from lintorg.derive._shared.credit import credit_of
from lintorg.model.cohort import Cohort, Group, Kind
from lintorg.model.roster import RolePeriod, Roles
from lintorg.model.tables import DAY, Contribution, Lens, PersonId, Window


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
