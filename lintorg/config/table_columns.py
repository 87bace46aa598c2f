"""Which columns of a table hold what: by their headings, or as they are named."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from lintorg.config.table_text import Record
from lintorg.model.errors import BadFiles, LintorgError, Problem

Field = Literal["name", "email", "role", "from", "to"]
_HEADINGS: Mapping[str, str] = {
    "name": "name fullname displayname person employee employeename mitarbeiter",
    "email": "email emailaddress mail mailaddress workemail primaryemail emailadresse mailadresse gitemail courriel",
    "role": "role position jobtitle rolle funktion employmenttype employeetype",
    "from": "from start startdate since begin hiredate startdatum von ab beginn eintritt eintrittsdatum",
    "to": "to until end enddate leavedate exitdate lastday enddatum bis ende austritt austrittsdatum",
    "first name": "firstname givenname forename vorname prenom",
    "last name": "lastname surname familyname nachname familienname",
}
_NAME_IN_PARTS = ("first name", "last name")
_SEVERAL = ("name", "email")
"""Fields that more than one column may be named for."""
_HOW = "name the columns by heading or number: --columns name=…,email=…,role=…,from=…,to=…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The places of the columns of each field, and whether the first row is headings."""

    of: Mapping[Field, Sequence[int]]
    has_headings: bool = True


def parse_columns(text: str) -> Sequence[tuple[Field, str]]:
    """Return the (field, heading or number) pairs of ``name=Full name,email=3``.

    Raises:
        LintorgError: it is no list of such pairs.
    """
    pairs: list[tuple[Field, str]] = []
    for item in next(csv.reader([text], skipinitialspace=True), []):
        word, equals, heading = item.partition("=")
        field = next((name for name in get_args(Field) if name == word.strip()), None)
        if field is None or not equals or not heading.strip():
            raise LintorgError(f"--columns is not understood; {_HOW}")
        if field in dict(pairs) and field not in _SEVERAL:
            raise LintorgError(f"--columns names {field} twice; one column can hold it")
        pairs.append((field, heading.strip()))
    return pairs


def find_columns(first: Record, named: Sequence[tuple[Field, str]], file: str) -> Columns:
    """Return the columns of a table by its first row; a table of which only numbers are named has no headings.

    Raises:
        BadFiles: a column is missing, or two could be meant. Headings are not quoted.
    """
    headings = [_plain(cell) for cell in first.cells]
    numbers = bool(named) and all(heading.isdecimal() for _, heading in named)
    problems: list[str] = []
    of: dict[Field, list[int]] = {}
    for field, heading in named:
        places = _places(headings, heading)
        problems += _unclear(field, places, "--columns names no column that is there for", first)
        of.setdefault(field, []).extend(places[:1])
    if not numbers:
        for field in set(get_args(Field)) - of.keys():
            places, unclear = _by_heading(headings, field, first)
            problems += unclear
            of[field] = places
    if not problems and not (of.get("name") or of.get("email")):
        problems.append(f"no heading in this line says name or e-mail; {_HOW}")
    if not problems and not of.get("role"):
        problems.append(f"no heading in this line says role; {_HOW}")
    if problems:
        raise BadFiles(Problem(file, first.line, 1, problem) for problem in problems)
    return Columns(of=of, has_headings=not numbers)


def _places(headings: Sequence[str], named: str) -> list[int]:
    """Return the places of a column that is named; a number is one unless it is a heading."""
    found = [place for place, heading in enumerate(headings) if heading == _plain(named)]
    if not found and named.isdecimal() and 1 <= int(named) <= len(headings):
        return [int(named) - 1]
    return found


def _by_heading(headings: Sequence[str], field: Field, first: Record) -> tuple[list[int], list[str]]:
    found = _with_heading(headings, field)
    if found or field != "name":
        return found, list(_unclear(field, found, "", first))
    parts = [_with_heading(headings, part) for part in _NAME_IN_PARTS]
    unclear = [
        said for part, places in zip(_NAME_IN_PARTS, parts, strict=True) for said in _unclear(part, places, "", first)
    ]
    return [places[0] for places in parts if places], unclear


def _with_heading(headings: Sequence[str], meaning: str) -> list[int]:
    words = _HEADINGS[meaning].split()
    return [place for place, heading in enumerate(headings) if heading in words]


def _unclear(field: str, places: Sequence[int], none: str, first: Record) -> Iterator[str]:
    """Say that a field has no column, where ``none`` says how, or that two could be it."""
    if not places and none:
        yield f"{none} {field}; there are {len(first.cells)} columns"
    if len(places) > 1:
        numbers = " and ".join(str(place + 1) for place in places)
        key = field.rpartition(" ")[2]
        yield f"columns {numbers} could each be the {field}; name one: --columns {key}={places[0] + 1}"


def _plain(heading: str) -> str:
    """Return a heading as letters and digits alone, without case and accents."""
    decomposed = unicodedata.normalize("NFKD", heading.casefold())
    return re.sub(r"[\W_]", "", "".join(one for one in decomposed if not unicodedata.combining(one)))
