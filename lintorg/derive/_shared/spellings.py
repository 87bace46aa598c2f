"""How somebody's name may be spelt as the name of a folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lintorg.derive._shared.addresses import REMEMBERED, account, address
from lintorg.derive._shared.names import name_words
from lintorg.model.facts import Identity

_SHORTEST = 2


@lru_cache(maxsize=REMEMBERED)
def folded(text: str) -> str:
    """Return a name in the form to compare: letters and digits alone, without case and accents."""
    return "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if one.isalnum())


def spellings(identity: Identity) -> Iterator[str]:
    """Yield the login, mailbox and name of an identity as folders may be called after them, folded.

    A mailbox or name of several words also in the other order, and with the first or the last as its initial.
    """
    for words in (name_words(identity.name), _mailbox_words(identity.email)):
        for spelling in _orders(words):
            if len(spelling) >= _SHORTEST and not spelling.isdigit():
                yield spelling


def _mailbox_words(email: str) -> list[str]:
    found = account(email)
    local = found.login if found else (address(email) or "").rpartition("@")[0].partition("+")[0]
    return [word for word in re.split(r"[._\-\s]+", local) if word]


def _orders(words: Sequence[str]) -> Iterator[str]:
    parts = [part for part in map(folded, words) if part]
    if not parts:
        return
    yield "".join(parts)
    if len(parts) > 1:
        first, last = parts[0], parts[-1]
        yield from ("".join(reversed(parts)), first + last, last + first, first[0] + last, first + last[0])
