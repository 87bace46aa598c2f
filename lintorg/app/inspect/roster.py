"""Starting, checking and sealing a roster; what is said of one is counts, never names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from lintorg.app.inspect.names import names_of
from lintorg.app.inspect.roster_match import roster_emails
from lintorg.app.inspect.roster_place import roster_place
from lintorg.app.inspect.roster_words import counted, lines, needed
from lintorg.config.private import write_private
from lintorg.config.roster import load_to_seal
from lintorg.config.roster_text import Keeping, Listed, roster_of_blocks, sealed_roster
from lintorg.derive._shared.known_people import entry_finder
from lintorg.derive.contributions import contributions
from lintorg.derive.identities import people
from lintorg.derive.role_coverage import role_coverage
from lintorg.gather.opening import tables_at
from lintorg.gather.rosters import HOW_TO_MAKE_A_KEY, read_roster, roster_key, roster_text
from lintorg.model.dates import day
from lintorg.model.errors import LintorgError
from lintorg.model.options import Options
from lintorg.model.role_coverage import NEEDED_ROLES, RoleCoverage
from lintorg.model.roster import KEY_VARIABLE, Roster
from lintorg.model.tables import DAY, PersonId
from lintorg.model.text import safe
from lintorg.wiring import Tables


def start_roster(options: Options, output: Path | None) -> str:
    """Write a roster with blank roles for a repository's people, and return where it is and what comes next.

    Raises:
        LintorgError: there is one already, or the place for it lies in a repository.
    """
    path = roster_place(options.path, output, "move it away to start anew, or write another with --output")
    tables = tables_at(options)
    coverage = tables.of(role_coverage)
    recent = list(_listed(tables, coverage.missing))
    year = tables.inputs.window
    before = {person for item in tables.of(contributions) if item.time in year.previous() for person in item.people}
    earlier = sorted(_listed(tables, before - coverage.missing.keys()), key=_by_name)
    blocks = [(_heading(coverage), recent), ("worked here in the year before, in alphabetical order", earlier)]
    write_private(path, roster_of_blocks(safe(path.stem), Keeping(), blocks))
    shown, repository = safe(str(path)), safe(str(options.path))
    return (
        f"{shown}: {counted(len(recent) + len(earlier), 'person', 'people')}, roles blank, readable by you alone\n"
        f"Fill in roles that people have told you, from the top{_enough(coverage)}, then\n"
        f"  lintorg roster check {shown} {repository}\n"
        f"  lintorg scan {repository} --roster {shown}\n"
    )


def _heading(coverage: RoleCoverage) -> str:
    return f"worked here in the last year, those whose work matters most first{_enough(coverage)}"


def _enough(coverage: RoleCoverage) -> str:
    count = coverage.entries_for(NEEDED_ROLES)
    return f" ({counted(count, 'role covers', 'roles cover')} {NEEDED_ROLES} % of the work)" if count else ""


def _by_name(person: Listed) -> tuple[object, ...]:
    return person.name.casefold(), person.emails


def _listed(tables: Tables, persons: Iterable[PersonId]) -> Iterator[Listed]:
    """Yield those of some people whose e-mail a roster can hold, without those who do not want to be named."""
    known_people, names = tables.of(people), names_of(tables)
    for person in persons:
        emails = roster_emails(known_people, person)
        if emails and not names.opt_out.holds(names.emails[person]):
            yield Listed(name=safe(known_people.identities[person][0].name), emails=emails)


def check_roster(path: Path, options: Options | None) -> str:
    """Say how many people a roster knows, and how much of a repository's window.

    Raises:
        BadFiles: it has mistakes.
    """
    if options is None:
        return _about(read_roster(path))
    tables = tables_at(options)
    roster = tables.inputs.roster
    assert roster is not None, "a roster is named"
    return _about(roster) + _coverage(tables) + _strangers(roster, tables)


def _about(roster: Roster) -> str:
    known = sum(bool(entry.roles) for entry in roster.entries)
    bots = sum(entry.is_bot for entry in roster.entries)
    return (
        f"{counted(len(roster.entries), 'entry', 'entries')}: {counted(known - bots, 'person', 'people')} with a "
        f"role, {len(roster.entries) - known} without, {counted(bots, 'bot', 'bots')}\n"
        f"early-career: {', '.join(sorted(roster.cohort))}; nothing is said of fewer than {roster.minimum} people\n"
    )


def _coverage(tables: Tables) -> str:
    """Say for how many people, and which share of the credit, the role is known on the day of the commit."""
    window, coverage = tables.inputs.window, tables.of(role_coverage)
    share = f"{coverage.percent} %" if coverage.whole else "none"
    return (
        f"{window.length // DAY} days to {day(window.end)}: {coverage.with_role} of "
        f"{counted(coverage.people, 'person', 'people')} have a role; it is known for {share} of the commits"
        f"{needed(coverage, NEEDED_ROLES)}\n"
    )


def _strangers(roster: Roster, tables: Tables) -> str:
    """Say which entries match nobody in the history, by their lines in the roster."""
    known_people, find = tables.of(people), entry_finder(roster)
    stated = (*known_people.of, *known_people.bots, *chain.from_iterable(known_people.identities))
    matched = {entry.line for identity in stated if (entry := find(identity.email))}
    unmatched = [entry.line for entry in roster.entries if entry.line not in matched]
    if not unmatched:
        return ""
    return f"{counted(len(unmatched), 'entry matches', 'entries match')} nobody in the history: {lines(unmatched)}\n"


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
