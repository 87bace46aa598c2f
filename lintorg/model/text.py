"""Making strings from git and configuration safe to print."""

from __future__ import annotations

import re
import unicodedata

_JOINER = "\u200d"  # invisible, but part of many scripts and emoji
_UNSAFE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_WORKFLOW_COMMAND = re.compile(r":(?=:)|#(?=#(?:vso)?\[)|#(?=(?:vso)?\[)", re.IGNORECASE)


def _safe_character(character: str) -> str:
    if character == "\n":
        return "␊"
    if character == _JOINER:
        return character
    if unicodedata.category(character) in _UNSAFE_CATEGORIES or _is_noncharacter(ord(character)):
        return "\N{REPLACEMENT CHARACTER}"
    return character


def _is_noncharacter(code: int) -> bool:
    """Tell whether a code never is a character: XML forbids two of them, and what draws charts aborts on these."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def safe(text: str) -> str:
    """Return ``text`` on one line, with nothing in it that a terminal or a CI log would obey.

    Control, bidirectional, surrogate, line-separator and non-characters become U+FFFD, a newline a
    visible sign, and the marks that start a CI workflow command are broken by a space.
    """
    if not text.isascii() or not text.isprintable():
        text = "".join(map(_safe_character, text))
    return _WORKFLOW_COMMAND.sub(lambda mark: f"{mark[0]} ", text)
