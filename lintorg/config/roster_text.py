"""Writes rosters: sealed ones, and those that are to be filled in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, get_args

import yaml

from lintorg.model.dates import day
from lintorg.model.roster import EARLY_CAREER, MINIMUM, Entry, Role, RolePeriod, Roster, check_value
from lintorg.model.tables import DAY

_HEAD = """\
# Who is what in {repository}, told by an organisation or by people themselves: git cannot show it.
# Keep this file to yourself and out of every repository. Names are for you; nothing is read from them.
#   roles: student                                          one of {roles}
#   roles: [{{role: student, from: 2025-09-01, to: 2026-08-31}}, {{role: staff, from: 2026-09-01}}]
# A blank role is unknown. Delete whoever should not be in here, or list one e-mail of theirs in `withdrawn: [...]`.
lintorg-roster: 1
"""
_PROPOSED = "  # the same name"


class Listed(NamedTuple):
    """Someone for a roster: what they are called, their e-mails, the dated roles, and e-mails that may be theirs."""

    name: str
    emails: Sequence[str]
    roles: Sequence[DatedRole] = ()
    proposed: Sequence[str] = ()


class DatedRole(NamedTuple):
    """A role and its first and last day; None is open."""

    role: Role
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What whoever keeps a roster has decided, which outlives the lists of people."""

    withdrawn: Sequence[str] = ()
    early_career: Collection[Role] = EARLY_CAREER
    minimum: int = MINIMUM
    role_words: Mapping[str, Role | None] = field(default_factory=dict)


def roster_of_blocks(repository: str, keeping: Keeping, blocks: Iterable[tuple[str, Sequence[Listed]]]) -> str:
    """Return a roster of people in blocks, each below a heading; those without roles are to be filled in."""
    filled = [(heading, people) for heading, people in blocks if people]
    lines = [*_kept(keeping), "people:" if filled else "people: []"]
    for heading, people in filled:
        lines += [f"  # {heading}", *(line for person in people for line in _person(person))]
    head = _HEAD.format(repository=repository, roles=" ".join(get_args(Role)))
    return head + "".join(f"{line}\n" for line in lines)


def _kept(keeping: Keeping) -> Iterator[str]:
    yield f"withdrawn: {_flow(keeping.withdrawn)}"
    if frozenset(keeping.early_career) != EARLY_CAREER:
        yield f"early-career: {_flow(sorted(keeping.early_career))}"
    if keeping.minimum != MINIMUM:
        yield f"minimum: {keeping.minimum}"
    if keeping.role_words:
        yield "# What the table's words for roles mean. Fill in the blank ones, then import again with --update."
        yield "role-words:"
        yield from (f"  {_flow([word])[1:-1]}: {role or ''}".rstrip() for word, role in keeping.role_words.items())


def _person(person: Listed) -> Iterator[str]:
    yield f"  - name: {_flow([person.name])[1:-1]}"
    if person.proposed or not person.emails:
        yield "    emails:"
        yield from (f"      - {_flow([email])[1:-1]}" for email in person.emails)
        yield from (f"      # - {_flow([email])[1:-1]}{_PROPOSED}" for email in person.proposed)
    else:
        yield f"    emails: {_flow(person.emails)}"
    roles = ", ".join(_dated(*role) for role in person.roles)
    yield f"    roles: [{roles}]" if roles else "    roles:"


def sealed_roster(roster: Roster) -> str:
    """Return a roster as a file that names nobody: keyed hashes and roles, in the order of the hashes."""
    lines = ["lintorg-roster: 1", f"sealed: {_flow([check_value(roster.key)])[1:-1]}"]
    if roster.cohort != EARLY_CAREER:
        lines.append(f"early-career: {_flow(sorted(roster.cohort))}")
    if roster.minimum != MINIMUM:
        lines.append(f"minimum: {roster.minimum}")
    people = sorted(_sealed(entry) for entry in roster.entries if entry.hashes)
    lines += ["people:", *people] if people else ["people: []"]
    return "".join(f"{line}\n" for line in lines)


def _sealed(entry: Entry) -> str:
    roles = ", ".join(map(_role, entry.roles))
    return f"- {{hashes: {_flow(sorted(entry.hashes))}, roles: [{roles}]}}"


def _role(period: RolePeriod) -> str:
    first = None if period.start is None else day(period.start)
    return _dated(period.role, first, None if period.end is None else day(period.end - DAY))


def _dated(role: Role, start: object, end: object) -> str:
    first = f", from: {start}" if start else ""
    last = f", to: {end}" if end else ""
    return f"{{role: {role}{first}{last}}}" if first or last else role


def _flow(items: Sequence[str]) -> str:
    """Return a list on one line, quoted where YAML would read something else."""
    text = yaml.dump(list(items), Dumper=yaml.CSafeDumper, allow_unicode=True, default_flow_style=True, width=10**6)
    return text.rstrip("\n")
