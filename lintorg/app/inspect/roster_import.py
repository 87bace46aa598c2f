"""From an organisation's table to a private roster; what is said of it is counts and lines, never names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from lintorg.app.inspect.names import Names, names_of
from lintorg.app.inspect.roster_match import Match, matches, roster_emails
from lintorg.app.inspect.roster_place import roster_place
from lintorg.app.inspect.roster_summary import WELL_COVERED, Imported, summary
from lintorg.config.private import write_private
from lintorg.config.roster import load_plain, load_roster
from lintorg.config.roster_file import RosterFile
from lintorg.config.roster_table import RosterTable, TablePerson, read_roster_table, role_word
from lintorg.config.roster_text import DatedRole, Keeping, Listed, roster_of_blocks
from lintorg.config.table_columns import parse_columns
from lintorg.config.table_dates import Order
from lintorg.derive._shared.known_people import entry_finder
from lintorg.derive.identities import people
from lintorg.derive.role_coverage import role_coverage
from lintorg.gather.opening import tables_at
from lintorg.gather.rosters import read_table, refuse_tracked, roster_text
from lintorg.mine.view import open_view
from lintorg.model.document import did_you_mean
from lintorg.model.errors import LintorgError
from lintorg.model.options import Options
from lintorg.model.role_coverage import RoleCoverage
from lintorg.model.roster import Role
from lintorg.model.tables import PersonId
from lintorg.model.text import safe
from lintorg.wiring import Tables

_FROM_TABLE = "from the table"
_PROPOSALS = "; a line with # proposes an e-mail of somebody with the same name: take away the # to accept it"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How to read a table, and where its roster goes."""

    columns: str = ""
    roles: Sequence[str] = ()
    order: Order | None = None
    accept_names: bool = False
    output: Path | None = None
    update: bool = False


def import_roster(file: Path, options: Options, how: ImportOptions) -> str:
    """Write the roster that a table gives for a repository, and return counts and what comes next.

    Raises:
        BadFiles: the table has mistakes.
        LintorgError: the table is tracked, or the roster cannot be written where it should be.
    """
    with open_view(options.path) as view:
        refuse_tracked(view, file)
    way_out = "--update brings it up to date, --output writes another"
    path = roster_place(options.path, how.output, None if how.update else way_out)
    present = load_plain(roster_text(path), str(path)) if how.update and path.is_file() else None
    keeping = _keeping(present, how.roles)
    words: Mapping[str, Role | None] = {**dict(zip(get_args(Role), get_args(Role), strict=True)), **keeping.role_words}
    columns = parse_columns(how.columns) if how.columns else ()
    table = read_roster_table(read_table(file), safe(str(file)), columns=columns, roles=words, order=how.order)
    if present is not None:
        _take_over(table.people, present)
    imported = roster_from(table, keeping, tables_at(options), path.stem, accept_names=how.accept_names)
    write_private(path, imported.text, new=not how.update)
    return summary(imported, path, options.path, accepted=how.accept_names)


def roster_from(
    table: RosterTable, keeping: Keeping, tables: Tables, repository: str, *, accept_names: bool
) -> Imported:
    """Return the roster that a table gives, with blanks for those whose work matters most."""
    names, known_people = names_of(tables), tables.of(people)
    withdrawn = frozenset(email.casefold() for email in keeping.withdrawn)
    found = matches(table.people, known_people)
    kept = [match for match in found if not _is_gone(match, names, withdrawn)]
    listed = [
        _listed(match, table.roles, roster_emails(known_people, match.by_name) if match.by_name is not None else ())
        for match in kept
    ]
    if accept_names:
        listed = [one._replace(emails=[*one.emails, *one.proposed], proposed=()) for one in listed]
    words = {**keeping.role_words, **{word: role for word, role in table.roles.items() if word not in get_args(Role)}}
    keeping = replace(keeping, role_words=dict(sorted(words.items())))
    blocks = [(_FROM_TABLE + (_PROPOSALS if any(one.proposed for one in listed) else ""), listed)]
    roster = load_roster(roster_of_blocks(repository, keeping, blocks), "the roster", _no_key)
    tables = tables.over(replace(tables.inputs, roster=roster))
    pending = {email for one in listed for email in one.proposed}
    coverage, strangers, blanks = _blanks(tables, pending, withdrawn)
    heading = f"not in the table, those whose work matters most first: with them {WELL_COVERED} % is known"
    text = roster_of_blocks(repository, keeping, [*blocks, (heading, blanks)])
    return Imported(
        text=text,
        table=table,
        matches=kept,
        left_out=len(found) - len(kept),
        coverage=coverage,
        without_entry=strangers,
        listed=len(blanks),
    )


def _no_key() -> bytes | None:
    return None


def _keeping(present: RosterFile | None, stated: Sequence[str]) -> Keeping:
    """Return what the roster that is there decides, and what the command line says of words for roles."""
    words = dict(map(_meaning, stated))
    if present is None:
        return Keeping(role_words=words)
    return Keeping(
        withdrawn=present.withdrawn,
        early_career=present.early_career,
        minimum=present.minimum,
        role_words={**{role_word(word): role for word, role in present.role_words.items()}, **words},
    )


def _meaning(stated: str) -> tuple[str, Role]:
    word, equals, meaning = stated.rpartition("=")
    role = next((role for role in get_args(Role) if role == meaning.strip()), None)
    if not equals or not word.strip() or role is None:
        hint = did_you_mean(meaning.strip(), get_args(Role)) or f"; roles are {', '.join(get_args(Role))}"
        raise LintorgError(f"--role takes a word of the table and what it means, as in Praktikant=intern{hint}")
    return role_word(word), role


def _take_over(table: Sequence[TablePerson], present: RosterFile) -> None:
    """Give people of a table the e-mails that the roster which is there holds for them, accepted proposals too."""
    taken = {email for person in table for email in person.emails}
    by_email = {email: entry.addresses for entry in present.people for email in entry.addresses}
    by_name: dict[str, list[list[str]]] = {}
    for entry in present.people:
        by_name.setdefault(role_word(entry.name or ""), []).append(entry.addresses)
    for person in table:
        known = [by_email[email] for email in person.emails if email in by_email]
        if not known and person.name and len(named := by_name.get(role_word(person.name), [])) == 1:
            known = named
        more = [email for emails in known for email in emails if email not in taken]
        person.emails += list(dict.fromkeys(more))
        taken.update(more)


def _is_gone(match: Match, names: Names, withdrawn: frozenset[str]) -> bool:
    """Tell whether somebody who may be meant has withdrawn, or does not want to be named."""
    known = (email.casefold() for person in match.candidates for email in names.emails[person])
    emails = {*match.person.emails, *known}
    return not emails.isdisjoint(withdrawn) or names.opt_out.holds(emails)


def _listed(match: Match, roles: Mapping[str, Role | None], proposed: Sequence[str]) -> Listed:
    person = match.person
    dated = [DatedRole(role, stay.start, stay.end) for stay in person.stays if (role := roles.get(stay.word))]
    return Listed(name=person.name, emails=person.emails, roles=dated, proposed=proposed)


def _blanks(tables: Tables, pending: set[str], withdrawn: frozenset[str]) -> tuple[RoleCoverage, int, list[Listed]]:
    """Return what is known, how many of the window's people have no entry, and those of them who matter most."""
    assert tables.inputs.roster is not None, "the roster that is being written"
    entry, names, known_people = entry_finder(tables.inputs.roster), names_of(tables), tables.of(people)
    coverage = tables.of(role_coverage)

    def is_gone(person: PersonId) -> bool:
        emails = names.emails[person]
        return not withdrawn.isdisjoint(map(str.casefold, emails)) or names.opt_out.holds(emails)

    coverage = replace(coverage, missing={one: units for one, units in coverage.missing.items() if not is_gone(one)})
    strangers = [one for one in coverage.missing if not any(map(entry, names.emails[one]))]
    most = set(list(coverage.missing)[: coverage.entries_for(WELL_COVERED) or 0])
    blanks = [
        Listed(name=safe(names.known_as[one].name), emails=emails)
        for one in strangers
        if one in most and (emails := roster_emails(known_people, one)) and pending.isdisjoint(emails)
    ]
    return coverage, len(strangers), blanks
