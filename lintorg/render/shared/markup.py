"""Strings from a repository as inert text of a Markdown page, also inside of HTML."""

from __future__ import annotations

import re

from lintorg.model.text import safe

_MARKS = re.compile(r"[&<>`*_~|\\\[\]$]")
_REFERENCES = re.compile(r"(?<=[@#!%~$&^])(?=\w)|(?<=:)(?=//)|\b(?<=www)(?=\.)|(?<=\bGH)(?=-\d)", re.IGNORECASE)
_COMMAND = re.compile(r"`([^`]+)`|[^`]+|`")
_APART = "\u200b"
"""No width; between a mark and its word, so that hosting sites make no mention, reference or link of them."""


def inert(text: str) -> str:
    """Return a text that a Markdown page shows as it is: no markup, HTML, link, mention or reference.

    Marks become HTML entities, which hold in Markdown, in its tables and inside of HTML alike, but for its attributes.
    That is for the middle of a line: at its start, ``-`` or ``1.`` would still begin a list.
    """
    apart = _REFERENCES.sub(_APART, safe(text))
    return _MARKS.sub(lambda mark: f"&#{ord(mark[0])};", apart)


def code(text: str) -> str:
    """Return an inert text in the letters of code."""
    return f"<code>{inert(text)}</code>"


def prose(text: str) -> str:
    """Return an inert sentence, with what stands between backticks in the letters of code."""
    return _COMMAND.sub(lambda part: code(part[1]) if part[1] else inert(part[0]), text)
