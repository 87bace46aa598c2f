"""Writes rosters: sealed ones, and those that are to be filled in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import yaml

from lintorg.model.dates import day
from lintorg.model.roster import EARLY_CAREER, MINIMUM, Entry, RolePeriod, Roster, check_value
from lintorg.model.tables import DAY

_BLANK = """\
# Who is what in {repository}, told by an organisation or by people themselves: git cannot show it.
# Keep this file to yourself and out of every repository. Names are for you; nothing is read from them.
#   roles: student                                          one of {roles}
#   roles: [{{role: student, from: 2025-09-01, to: 2026-08-31}}, {{role: staff, from: 2026-09-01}}]
# A blank role is unknown. Delete whoever should not be in here, or list one e-mail of theirs in `withdrawn: [...]`.
lintorg-roster: 1
withdrawn: []
people:
"""


class Listed(NamedTuple):
    """Someone for a roster to be filled in."""

    name: str
    emails: Sequence[str]


def blank_roster(repository: str, roles: Iterable[str], people: Iterable[Listed]) -> str:
    """Return a roster with every role blank, people in alphabetical order."""
    head = _BLANK.format(repository=repository, roles=" ".join(roles))
    return head + "".join(
        f"  - name: {_flow([person.name])[1:-1]}\n    emails: {_flow(person.emails)}\n    roles:\n"
        for person in sorted(people, key=lambda person: (person.name.casefold(), person.emails))
    )


def sealed_roster(roster: Roster) -> str:
    """Return a roster as a file that names nobody: keyed hashes and roles, in the order of the hashes."""
    lines = ["lintorg-roster: 1", f"sealed: {_flow([check_value(roster.key)])[1:-1]}"]
    if roster.cohort != EARLY_CAREER:
        lines.append(f"early-career: {_flow(sorted(roster.cohort))}")
    if roster.minimum != MINIMUM:
        lines.append(f"minimum: {roster.minimum}")
    lines += ["people:", *sorted(map(_sealed, roster.entries))]
    return "".join(f"{line}\n" for line in lines)


def _sealed(entry: Entry) -> str:
    roles = ", ".join(map(_role, entry.roles))
    return f"- {{hashes: {_flow(sorted(entry.hashes))}, roles: [{roles}]}}"


def _role(period: RolePeriod) -> str:
    if period.start is None and period.end is None:
        return period.role
    first = "" if period.start is None else f", from: {day(period.start)}"
    last = "" if period.end is None else f", to: {day(period.end - DAY)}"
    return f"{{role: {period.role}{first}{last}}}"


def _flow(items: Sequence[str]) -> str:
    """Return a list on one line, quoted where YAML would read something else."""
    text = yaml.dump(list(items), Dumper=yaml.CSafeDumper, allow_unicode=True, default_flow_style=True, width=10**6)
    return text.rstrip("\n")
