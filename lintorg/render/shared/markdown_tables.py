"""Sections, lists and tables of a report in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lintorg.render.shared.markup import code, inert, prose
from lintorg.render.shared.quarter_tables import Cell, Table

_ALIGN = {"left": "---", "right": "--:"}


def sections(parts: Iterable[tuple[str, Iterator[str]]]) -> Iterator[str]:
    """Yield the parts that have something to say, each below its heading."""
    for heading, part in parts:
        lines = list(part)
        if lines:
            yield from ("", f"## {inert(heading)}", "", *lines)


def bullets(sentences: Iterable[str]) -> Iterator[str]:
    """Yield sentences as a list."""
    return (f"- {prose(sentence)}" for sentence in sentences)


def table_lines(table: Table) -> Iterator[str]:
    """Yield the lines of a table and the sentence below it; the latter alone without rows."""
    names = tuple(inert(name) for name, _ in table.columns)
    yield from lines_of(names, tuple(side for _, side in table.columns), (tuple(map(_cell, row)) for row in table.rows))
    if table.below:
        yield from ("", prose(table.below))


def _cell(cell: Cell) -> str:
    return " ".join((*map(code, cell.names), *filter(None, [inert(cell.text)])))


def lines_of(names: Sequence[str], sides: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table of inert cells; nothing without rows."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if lines:
        yield f"| {' | '.join(names)} |"
        yield f"|{'|'.join(_ALIGN[side] for side in sides)}|"
        yield from lines
