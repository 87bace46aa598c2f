"""Starting, checking and sealing a roster; what is said of one is counts, never names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from lintorg.config.private import roster_path, write_private
from lintorg.config.roster import load_to_seal
from lintorg.config.roster_file import is_email
from lintorg.config.roster_text import Listed, blank_roster, sealed_roster
from lintorg.derive._shared.addresses import address
from lintorg.derive._shared.credit import credit_of
from lintorg.derive.cohort import roles
from lintorg.derive.contributions import contributions
from lintorg.derive.identities import people
from lintorg.derive.work import work
from lintorg.gather.opening import tables_at
from lintorg.gather.rosters import HOW_TO_MAKE_A_KEY, read_roster, roster_key, roster_text
from lintorg.mine.locate import in_repository, locate
from lintorg.model.dates import day
from lintorg.model.errors import LintorgError
from lintorg.model.options import Options
from lintorg.model.roster import KEY_VARIABLE, Role, Roster
from lintorg.model.tables import CREDIT_UNITS, DAY, PersonId, Window
from lintorg.model.text import safe
from lintorg.wiring import Tables


def start_roster(options: Options) -> str:
    """Write a roster with blank roles for a repository's people, and return where it is and what comes next.

    Raises:
        LintorgError: there is one already, or the place for it lies in a repository.
    """
    name = safe(locate(options.path).name)
    path = roster_path(name)
    if in_repository(path):
        raise LintorgError(
            f"{safe(str(path))} would lie in a repository, where it could be committed; set LINTORG_CONFIG_DIR to a "
            "folder outside of any"
        )
    people = list(_listed(tables_at(options)))
    write_private(path, blank_roster(name, get_args(Role), people))
    shown, repository = safe(str(path)), safe(str(options.path))
    return (
        f"{shown}: {_counted(len(people), 'person', 'people')}, roles blank, readable by you alone\n"
        f"Fill in roles that people have told you, then\n"
        f"  lintorg roster check {shown} {repository}\n"
        f"  lintorg scan {repository} --roster {shown}\n"
    )


def _listed(tables: Tables) -> Iterator[Listed]:
    """Yield everybody with a commit in the window or the one before whose e-mail a roster can hold."""
    known_people, window = tables.of(people), tables.inputs.window
    recent = Window(start=window.previous().start, end=window.end)
    all_work = tables.of(contributions)
    for person in sorted({person for item in all_work if item.time in recent for person in item.people}):
        identities = known_people.identities[person]
        emails = {address(identity.email) for identity in identities}
        if known := sorted(email for email in emails if email is not None and is_email(email)):
            yield Listed(name=safe(identities[0].name), emails=known)


def check_roster(path: Path, options: Options | None) -> str:
    """Say how many people a roster knows, and how much of a repository's window.

    Raises:
        BadFiles: it has mistakes.
    """
    if options is None:
        return _about(read_roster(path))
    tables = tables_at(options)
    assert tables.inputs.roster is not None, "a roster is named"
    return _about(tables.inputs.roster) + _coverage(tables)


def _about(roster: Roster) -> str:
    known = sum(bool(entry.roles) for entry in roster.entries)
    bots = sum(entry.is_bot for entry in roster.entries)
    return (
        f"{_counted(len(roster.entries), 'entry', 'entries')}: {_counted(known - bots, 'person', 'people')} with a "
        f"role, {len(roster.entries) - known} without, {_counted(bots, 'bot', 'bots')}\n"
        f"early-career: {', '.join(sorted(roster.cohort))}; nothing is said of fewer than {roster.minimum} people\n"
    )


def _coverage(tables: Tables) -> str:
    """Say for how many people, and which share of the credit, the role is known on the day of the commit."""
    known_roles, window = tables.of(roles), tables.inputs.window
    assert known_roles is not None, "a roster gives roles"
    commits, lens = tables.of(work), tables.inputs.lens
    known = 0
    everybody: set[PersonId] = set()
    for item in commits:
        everybody.update(item.people)
        for person, units in credit_of(item, lens):
            if any(item.author_time in period for period in known_roles.of.get(person, ())):
                known += units
    share = f"{100 * known // (len(commits) * CREDIT_UNITS)} %" if commits else "none"  # 100 % is said of all only
    return (
        f"{window.length // DAY} days to {day(window.end)}: {len(everybody & known_roles.of.keys())} of "
        f"{_counted(len(everybody), 'person', 'people')} have a role; it is known for {share} of the commits\n"
    )


def seal_roster(path: Path) -> str:
    """Return a plain roster sealed with the key of the environment.

    Raises:
        BadFiles: it has mistakes.
        LintorgError: there is no key, or the roster is sealed.
    """
    key = roster_key()
    if key is None:
        raise LintorgError(f"{KEY_VARIABLE} is not set; {HOW_TO_MAKE_A_KEY}")
    return sealed_roster(load_to_seal(roster_text(path), str(path), key))


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
