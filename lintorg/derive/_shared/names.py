"""What a name says about whose it is."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from lintorg.derive._shared.addresses import REMEMBERED, address
from lintorg.derive._shared.wordlist import words
from lintorg.model.facts import Identity

_ROLE_WORDS = words(
    """
    root ubuntu debian admin administrator user username users test tester testing developer dev default system
    guest nobody none null unknown anonymous ghost host localhost git github gitlab your my name first last full
    no author co-author coauthor contributor me you ec2-user vagrant runner docker jenkins
    """
)
_PLACEHOLDERS = frozenset({"john doe", "jane doe"})
_SHORTEST_HANDLE = 5
_AIDER = re.compile(r"\s*\(aider\)\s*$", re.IGNORECASE)


def without_assistant(name: str) -> str:
    """Return a name without the `` (aider)`` that this assistant adds to the name of its user."""
    return _AIDER.sub("", name)


@lru_cache(maxsize=REMEMBERED)
def full_name(name: str) -> str | None:
    """Return a name in the form to compare, None when it is no full name.

    NFKC, case-folded, white space collapsed. A full name has two words or more, and not all of
    them are role words as in "root user" or "your name".
    """
    parts = _parts(name)
    if len(parts) < 2 or _says_nobody(parts):
        return None
    return " ".join(parts)


def handle(name: str) -> str | None:
    """Return a one-word name in the form to compare, None when it is none, a role word, or as short as a given name."""
    parts = _parts(name)
    if len(parts) != 1 or len(parts[0]) < _SHORTEST_HANDLE or _says_nobody(parts):
        return None
    return parts[0]


def name_words(name: str) -> list[str]:
    """Return the words of a name in the form to compare; none where it says nobody, as role words do."""
    parts = _parts(name)
    return [] if _says_nobody(parts) else parts


def names_nobody(identity: Identity) -> bool:
    """Tell whether neither the name nor the e-mail says who it is: ``root <root@node7>``."""
    return address(identity.email) is None and _says_nobody(_parts(identity.name))


def _parts(name: str) -> list[str]:
    # Folding can undo NFKC, as it does for some Greek letters: so it comes before and after.
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", without_assistant(name)).casefold())
    return folded.split()


def _says_nobody(parts: list[str]) -> bool:
    return all(word.strip("[]<>()") in _ROLE_WORDS for word in parts) or " ".join(parts) in _PLACEHOLDERS
