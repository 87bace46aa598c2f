"""From an organisation's table to the people of a roster: what a line says of whom, and what cannot be."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from lintorg.config.roster_file import MOST_EMAILS, is_email
from lintorg.config.table_columns import Columns, Field, find_columns
from lintorg.config.table_dates import Order, UnclearDateError, read_date
from lintorg.config.table_text import Record, read_records
from lintorg.model.errors import BadFiles, Problem
from lintorg.model.roster import Role
from lintorg.model.text import safe

_LONGEST = 300
_BRACKETS = re.compile(r"<([^<>]*)>")
_COMPUTED = "="
"""What a formula starts with; nothing is ever computed."""


class Stay(NamedTuple):
    """A role as a line says it: its word in lower case, blank where there is none, and its days."""

    line: int
    word: str
    start: date | None
    end: date | None


@dataclass(slots=True, kw_only=True)
class TablePerson:
    """Everything that a table says of one person, on however many lines."""

    name: str
    emails: list[str]
    stays: list[Stay]


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterTable:
    """The people of a table, and the words for roles with what each means here."""

    people: Sequence[TablePerson]
    roles: Mapping[str, Role | None]
    """None where nobody has said what the word means."""
    unknown: Mapping[str, int]
    """Lines by words that mean nothing yet."""
    wrong_emails: Sequence[int]
    """Lines with something that is no e-mail where one should be."""
    nameless: Sequence[int]
    """Lines with neither a name nor an e-mail."""


def role_word(text: str) -> str:
    """Return a word for a role in the form to compare."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def read_roster_table(
    content: bytes,
    file: str,
    *,
    columns: Sequence[tuple[Field, str]] = (),
    roles: Mapping[str, Role | None],
    order: Order | None = None,
) -> RosterTable:
    """Return what a table says; ``roles`` are the words that mean something.

    Raises:
        BadFiles: every mistake, at its line and the number of its column, without a word of the table.
    """
    records = read_records(content, file)
    if not records:
        raise BadFiles([Problem(file, 1, 1, "the table is empty")])
    places = find_columns(records[0], columns, file)
    reader = _LineReader(file, places, order, len(records[0].cells))
    lines = [found for record in records[places.has_headings :] if (found := reader.read(record))]
    people = _joined(lines, file, reader.problems)
    if reader.problems:
        raise BadFiles(reader.problems)
    words = Counter(stay.word for person in people for stay in person.stays if stay.word)
    return RosterTable(
        people=people,
        roles={word: roles.get(word) for word in words},
        unknown={word: count for word, count in sorted(words.items()) if roles.get(word) is None},
        wrong_emails=reader.wrong_emails,
        nameless=reader.nameless,
    )


class _LineReader:
    """Reads line by line, and notes what is wrong."""

    def __init__(self, file: str, columns: Columns, order: Order | None, width: int) -> None:
        self._file, self._columns, self._order, self._width = file, columns, order, width
        self.problems: list[Problem] = []
        self.wrong_emails: list[int] = []
        self.nameless: list[int] = []

    def read(self, record: Record) -> TablePerson | None:
        """Return what a line says; None where it names nobody."""
        if any(map(str.strip, record.cells[self._width :])):
            self._wrong(record, self._width, "the line has more cells than the first one: is a cell not in quotes?")
        name = safe(_turned(" ".join(" ".join(cell.split()) for _, cell in self._cells(record, "name")).strip()))
        emails = list(dict.fromkeys(self._emails(record)))
        stay = Stay(record.line, self._word(record), self._day(record, "from"), self._day(record, "to"))
        if stay.start and stay.end and stay.end < stay.start:
            self._wrong(record, self._columns.of["to"][0], "the last day is before the first")
        if len(name) > _LONGEST or len(emails) > MOST_EMAILS:
            self._wrong(record, 0, f"no name is longer than {_LONGEST} characters, nobody has {MOST_EMAILS} e-mails")
        if name or emails:
            return TablePerson(name=name, emails=emails, stays=[stay])
        self.nameless.append(record.line)
        return None

    def _cells(self, record: Record, what: Field) -> Iterator[tuple[int, str]]:
        """Yield the cells of a field with their places; formulas are wrong."""
        for place in self._columns.of.get(what, ()):
            cell = record.cells[place].strip() if place < len(record.cells) else ""
            if cell.startswith(_COMPUTED):
                self._wrong(record, place, "this is a formula, and none is computed; save the table with its values")
            else:
                yield place, cell

    def _emails(self, record: Record) -> Iterator[str]:
        for _, cell in self._cells(record, "email"):
            found = [part.casefold().removeprefix("mailto:") for part in _email_parts(cell)]
            if not all(map(is_email, found)):
                self.wrong_emails.append(record.line)
            yield from filter(is_email, found)

    def _word(self, record: Record) -> str:
        word = " ".join(role_word(cell) for _, cell in self._cells(record, "role"))
        if len(word) > _LONGEST:
            self._wrong(record, self._columns.of["role"][0], f"no role has more than {_LONGEST} characters")
        return word

    def _day(self, record: Record, what: Field) -> date | None:
        for place, cell in self._cells(record, what):
            try:
                return read_date(cell, self._order)
            except UnclearDateError as error:
                self._wrong(record, place, f"this {error}")
        return None

    def _wrong(self, record: Record, place: int, message: str) -> None:
        self.problems.append(Problem(self._file, record.line, place + 1, message))


def _email_parts(cell: str) -> list[str]:
    """Return the e-mails of a cell: parted by white space, commas or semicolons, or in pointed brackets."""
    return _BRACKETS.findall(cell) or re.split(r"[\s,;|]+", cell.strip(" ,;|")) if cell.strip(" ,;|") else []


def _turned(name: str) -> str:
    """Return ``Marrow, Quill`` the other way round."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}".strip() if comma and "," not in first else name


def _joined(lines: Iterable[TablePerson], file: str, problems: list[Problem]) -> list[TablePerson]:
    """Make lines that share an e-mail one person; names that differ are two people with one e-mail."""
    people: list[TablePerson] = []
    owners: dict[str, TablePerson] = {}
    for line in lines:
        known = list({id(owners[email]): owners[email] for email in line.emails if email in owners}.values())
        person = known[0] if known else line
        for other in (*known[1:], *([line] if known else [])):
            if person.name and other.name and _name_words(person.name) != _name_words(other.name):
                message = f"this has an e-mail of line {person.stays[0].line}, and another name: whose is it?"
                problems.append(Problem(file, line.stays[0].line, 1, message))
            person.name = person.name or other.name
            person.emails += [email for email in other.emails if email not in person.emails]
            person.stays += [stay for stay in other.stays if stay[1:] not in {own[1:] for own in person.stays}]
        if len(known) > 1:
            people = [one for one in people if not any(one is other for other in known[1:])]
        if not known:
            people.append(person)
        owners.update(dict.fromkeys(person.emails, person))
    for person in people:
        problems += _overlapping(person.stays, file)
    return people


def _name_words(name: str) -> list[str]:
    return sorted(unicodedata.normalize("NFKC", name).casefold().split())


def _overlapping(stays: Sequence[Stay], file: str) -> Iterator[Problem]:
    """Yield the lines with a role that begins before an earlier one of the same person ends."""
    dated = sorted((stay for stay in stays if stay.word), key=lambda stay: stay.start or date.min)
    latest: Stay | None = None
    for stay in dated:
        if latest is not None and (stay.start or date.min) <= (latest.end or date.max):
            message = f"this overlaps the role on line {latest.line} of the same person, who has one at a time"
            yield Problem(file, stay.line, 1, message)
        if latest is None or (stay.end or date.max) > (latest.end or date.max):
            latest = stay
