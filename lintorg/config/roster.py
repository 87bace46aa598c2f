"""From roster files to a Roster."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import TypeVar

from pydantic import ValidationError

from lintorg.config.roster_file import PersonFile, RoleFile, RosterFile, SealedFile, SealedPersonFile, TeamFile
from lintorg.model.document import Document, Path, Reading, parse_document, validate
from lintorg.model.errors import BadFiles, LintorgError, Problem
from lintorg.model.roster import KEY_VARIABLE, Entry, RolePeriod, Roster, check_value, email_hash
from lintorg.model.tables import DAY
from lintorg.model.text import safe

READING = Reading(max_characters=4_000_000, max_values=400_000, private=True)
"""Room for 10,000 people; and names stay out of what is said of mistakes."""
File = TypeVar("File", bound=RosterFile | SealedFile)
Person = PersonFile | SealedPersonFile
_EPOCH = date(1970, 1, 1).toordinal()


def load_roster(text: str, file: str, key: Callable[[], bytes | None]) -> Roster:
    """Return what a plain or sealed roster says; ``key`` is asked for what opens a sealed one.

    Raises:
        BadFiles: the file has mistakes; all of them are reported, without a word of the text.
        LintorgError: it is sealed, and the key is missing or another.
    """
    document = parse_document(text, file, READING)
    if _is_sealed(document):
        return _opened(document, safe(file), key())
    return _plain(document, b"")


def load_to_seal(text: str, file: str, key: bytes) -> Roster:
    """Return what a plain roster says, under a key.

    Raises:
        BadFiles: the file has mistakes.
        LintorgError: it is sealed already.
    """
    document = parse_document(text, file, READING)
    if _is_sealed(document):
        raise LintorgError(f"{safe(file)} is sealed already")
    return _plain(document, key)


def load_plain(text: str, file: str) -> RosterFile:
    """Return a plain roster as it stands, with the names and decisions of whoever keeps it.

    Raises:
        BadFiles: the file has mistakes.
        LintorgError: it is sealed.
    """
    document = parse_document(text, file, READING)
    if _is_sealed(document):
        raise LintorgError(f"{safe(file)} is sealed; name the plain roster that it was made of")
    return _read(document, RosterFile, PersonFile)


def _is_sealed(document: Document) -> bool:
    return isinstance(document.data, dict) and "sealed" in document.data


def _plain(document: Document, key: bytes) -> Roster:
    """Return what a plain roster says under a key; nothing is read about whoever has withdrawn."""
    file = _read(document, RosterFile, PersonFile)
    withdrawn = {email.casefold() for email in file.withdrawn}
    entries = (
        Entry(
            hashes=tuple(email_hash(email, key) for email in person.emails),
            roles=_periods(person.roles),
            line=document.line(("people", place)),
        )
        for place, person in enumerate(file.people)
        if withdrawn.isdisjoint(person.addresses)
    )
    return Roster(entries=tuple(entries), cohort=frozenset(file.early_career), minimum=file.minimum, key=key)


def _opened(document: Document, name: str, key: bytes | None) -> Roster:
    file = _read(document, SealedFile, SealedPersonFile)
    if key is None:
        raise LintorgError(f"{name} is sealed: set {KEY_VARIABLE} to the key that it was sealed with")
    if file.sealed != check_value(key):
        raise LintorgError(f"{name} was sealed with another key than the one in {KEY_VARIABLE}; set that one")
    entries = (
        Entry(hashes=tuple(person.hashes), roles=_periods(person.roles), line=document.line(("people", place)))
        for place, person in enumerate(file.people)
    )
    return Roster(entries=tuple(entries), cohort=frozenset(file.early_career), minimum=file.minimum, key=key)


def _periods(roles: Sequence[RoleFile]) -> tuple[RolePeriod, ...]:
    """Return dated roles in seconds, earliest first; the last day counts whole."""
    return tuple(
        RolePeriod(role=role.role, start=_midnight(role.from_), end=_midnight(role.to, days=1))
        for role in sorted(roles, key=_first_day)
    )


def _first_day(item: RoleFile | TeamFile) -> date:
    return item.from_ or date.min


def _last_day(item: RoleFile | TeamFile) -> date:
    return item.to or date.max


def _midnight(day: date | None, days: int = 0) -> int | None:
    return None if day is None else (day.toordinal() - _EPOCH + days) * DAY


def _read(document: Document, model: type[File], person: type[Person]) -> File:
    """Return a file's content; what its shape cannot say is checked for every person with the right shape."""
    try:
        file = validate(document, model)
    except BadFiles as bad:
        people = _people_of_right_shape(document, person)
        raise BadFiles((*bad.problems, *_mistakes(document, people))) from None
    if found := list(_mistakes(document, dict(enumerate(file.people)))):
        raise BadFiles(found)
    return file


def _people_of_right_shape(document: Document, model: type[Person]) -> Mapping[int, Person]:
    found: dict[int, Person] = {}
    people = document.data.get("people") if isinstance(document.data, dict) else None
    for number, item in enumerate(people if isinstance(people, list) else []):
        with suppress(ValidationError):
            found[number] = model.model_validate(item)
    return found


def _mistakes(document: Document, people: Mapping[int, Person]) -> Iterator[Problem]:
    """Yield e-mails that stand twice, days out of order, and roles that overlap."""
    owners: dict[str, int] = {}
    for number, person in people.items():
        at: Path = ("people", number)
        for place, email in enumerate(person.addresses):
            owner = owners.setdefault(email, number)
            if owner != number:
                line = document.line(("people", owner))
                message = f"this stands for another person too, at line {line}"
                yield document.problem((*at, person.where, place), message)
            elif email in person.addresses[:place]:
                yield document.problem((*at, person.where, place), "this stands here twice")
        yield from _of_days(document, (*at, "roles"), person.roles)
        yield from _of_roles(document, (*at, "roles"), person.roles)
        if isinstance(person, PersonFile):
            yield from _of_days(document, (*at, "teams"), person.teams)


def _of_days(document: Document, at: Path, items: Sequence[RoleFile | TeamFile]) -> Iterator[Problem]:
    for place, item in enumerate(items):
        if item.from_ and item.to and item.to < item.from_:
            yield document.problem((*at, place, "to"), "this is before the first day, 'from'")


def _of_roles(document: Document, at: Path, roles: Sequence[RoleFile]) -> Iterator[Problem]:
    """Yield roles that overlap an earlier one; automation is nothing else at any time."""
    places = sorted(range(len(roles)), key=lambda place: _first_day(roles[place]))
    latest: int | None = None  # of the roles so far, the one that ends last
    for place in places:
        if latest is not None and _first_day(roles[place]) <= _last_day(roles[latest]):
            line = document.line((*at, latest))
            yield document.problem((*at, place), f"this overlaps the role at line {line}; one person has one at a time")
        if latest is None or _last_day(roles[place]) > _last_day(roles[latest]):
            latest = place
    if len(roles) > 1 and (bots := [place for place in places if roles[place].role == "bot"]):
        yield document.problem((*at, bots[0]), "a bot has no other role")
