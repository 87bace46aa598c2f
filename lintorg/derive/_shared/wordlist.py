"""Lists of words as running text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text, which white space separates."""
    return frozenset(text.split())
