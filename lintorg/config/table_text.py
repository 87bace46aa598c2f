"""From the bytes of a CSV or TSV file to its cells; no cell is ever quoted in what is said of mistakes."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import NamedTuple

from lintorg.model.errors import BadFiles, Problem

_DELIMITERS = ",;\t|"
_ENCODINGS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WORKBOOK = b"PK\x03\x04"
_DECLARED = "sep="
"""How a spreadsheet program says in a first line of its own what parts the cells."""


class Record(NamedTuple):
    """A row of a table: the line it starts at, and its cells."""

    line: int
    cells: Sequence[str]


def read_records(content: bytes, file: str) -> list[Record]:
    """Return the rows of a table that are not blank.

    UTF-8 or UTF-16; cells parted by commas, semicolons, tabs or bars: by what parts the first line most.

    Raises:
        BadFiles: it is no such text, or a quotation mark is not closed.
    """
    text = _decoded(content, file)
    first, rest = text.partition("\n")[::2]
    declared = first.strip().lower().startswith(_DECLARED)
    delimiter = first.strip()[len(_DECLARED) :][:1] if declared else ""
    body = rest if declared else text
    return list(_records(body, delimiter or _delimiter(body), file, skipped=int(declared)))


def _decoded(content: bytes, file: str) -> str:
    if content.startswith(_WORKBOOK):
        raise _bad(file, 1, "this is a spreadsheet program's workbook; save it as CSV (UTF-8)")
    mark, encoding = next((one for one in _ENCODINGS if content.startswith(one[0])), (b"", _without_mark(content)))
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _bad(file, line, "this is neither UTF-8 nor UTF-16 text; save the table as CSV (UTF-8)") from None
    if "\0" in text:
        raise _bad(file, text.count("\n", 0, text.index("\0")) + 1, "this holds a zero character, so it is no table")
    return text


def _without_mark(content: bytes) -> str:
    """Return the encoding of a text that does not say it: every other byte of a heading in UTF-16 is zero."""
    return {b"\0": "utf-16-be"}.get(content[:1]) or {b"\0": "utf-16-le"}.get(content[1:2], "utf-8")


def _delimiter(text: str) -> str:
    return max(_DELIMITERS, key=lambda delimiter: _width(text, delimiter))  # of equals, the first


def _width(text: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True), ()))
    except csv.Error:
        return 0


def _records(text: str, delimiter: str, file: str, *, skipped: int) -> Iterator[Record]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1 + skipped
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield Record(line, cells)
            line = reader.line_num + 1 + skipped
    except csv.Error:  # its words could hold a part of the table
        raise _bad(file, line, "from here on this is no CSV: a quotation mark is not closed, or not doubled") from None


def _bad(file: str, line: int, message: str) -> BadFiles:
    return BadFiles([Problem(file, line, 1, message)])
