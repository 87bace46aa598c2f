"""What a name says about whose it is."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from lintorg.derive._shared.addresses import REMEMBERED, address, is_noreply, on_a_machine
from lintorg.derive._shared.wordlist import words
from lintorg.model.facts import Identity

_ROLE_WORDS = words(
    """
    root ubuntu debian admin administrator user username users test tester testing developer dev default system
    guest nobody none null unknown anonymous ghost host localhost git github gitlab your my name first last full
    no author co-author coauthor contributor me you ec2-user vagrant runner docker jenkins other super placeholder
    someone example email task solver lora
    """
)
_PLACEHOLDERS = frozenset({"john doe", "jane doe"})
_SHORTEST_HANDLE = 5
_AIDER = re.compile(r"\s*\(aider\)\s*$", re.IGNORECASE)
_FAMILY_FIRST = re.compile(r"([^,]+),\s*([^,]+)")
# Han, kana and hangul: names without blanks.
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]{2,}")
_SIGNS = re.compile(r"[\W_]+")
_MOST_WORDS_REVERSED = 4


def without_assistant(name: str) -> str:
    """Return a name without the `` (aider)`` that this assistant adds to the name of its user."""
    return _AIDER.sub("", name)


@lru_cache(maxsize=REMEMBERED)
def full_name(name: str) -> str | None:
    """Return a name in the form to compare, None when it is no full name.

    NFKC, case-folded, white space collapsed, "Family, Given" put in order. A full name has two words or more, or is
    one of two Chinese, Japanese or Korean characters or more, and not all of its words are role words as in "root
    user" or "your name".
    """
    parts = _parts(name)
    if (len(parts) < 2 and not _CJK.fullmatch("".join(parts))) or _says_nobody(parts):
        return None
    return " ".join(parts)


@lru_cache(maxsize=REMEMBERED)
def words_in_any_order(name: str, mailbox: str) -> tuple[tuple[str, ...], str] | None:
    """Return what a full name and a mailbox have in common with the name in reversed order and a mailbox like it.

    None where the name has no two words. Mailboxes agree when they are equal but for separators, or made
    of the words of the name in whatever order.
    """
    found = full_name(name)
    parts = tuple(sorted(found.split())) if found else ()
    if not 1 < len(parts) <= _MOST_WORDS_REVERSED:
        return None
    letters = _SIGNS.sub("", mailbox)
    spelled = sorted(letters) == sorted("".join(parts)) and all(part in letters for part in parts)
    return parts, "" if spelled else letters


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


@lru_cache(maxsize=REMEMBERED)
def names_nobody(identity: Identity) -> bool:
    """Tell whether neither the name nor the e-mail says who it is.

    ``root <root@node7>``, ``unknown <jo@laptop>``, and whatever the name an address that takes no mail:
    ``Lab Authors <no-reply@…>``.
    """
    if is_noreply(identity.email):
        return True
    unknown = address(identity.email) is None or on_a_machine(identity.email)
    return unknown and _says_nobody(_parts(identity.name))


def _parts(name: str) -> list[str]:
    # Folding can undo NFKC, as it does for some Greek letters: so it comes before and after.
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", without_assistant(name)).casefold())
    if swapped := _FAMILY_FIRST.fullmatch(folded):
        folded = f"{swapped[2]} {swapped[1]}"
    return folded.split()


def _says_nobody(parts: list[str]) -> bool:
    return all(word.strip("[]<>()") in _ROLE_WORDS for word in parts) or " ".join(parts) in _PLACEHOLDERS
