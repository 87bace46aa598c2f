"""A page of sections that is cut at a size, and says what was cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Lines between a head and a tail; ``what`` names the lines, for saying how many were cut."""

    lines: Sequence[str]
    head: str = ""
    tail: str = ""
    what: str = "lines"


def page(sections: Iterable[Section], *, size: int) -> str:
    """Return the sections in at most ``size`` bytes; lines that do not fit are cut, later sections first."""
    text = ""
    for section in sections:
        room = size - _bytes(text) - _bytes(section.head) - _bytes(section.tail) - _bytes(_cut(section, 0))
        taken = _fitting(section.lines, room)
        if taken < len(section.lines):
            text += "".join((section.head, *section.lines[:taken], section.tail)) if taken else ""
            return text + _cut(section, taken)
        text += "".join((section.head, *section.lines, section.tail))
    return text


def _fitting(lines: Sequence[str], room: int) -> int:
    for taken, line in enumerate(lines):
        room -= _bytes(line)
        if room < 0:
            return taken
    return len(lines)


def _cut(section: Section, taken: int) -> str:
    left = len(section.lines) - taken
    return f"\n{left} more {section.what} and what follows them are left out, so that this fits a comment.\n"


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
