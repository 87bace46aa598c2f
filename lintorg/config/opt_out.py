"""The addresses of people who do not want to be named by ``who``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

from lintorg.model.errors import BadFiles, Problem

OPT_OUT = ".lintorg/opt-out"
_HASHED = re.compile(r"sha256:([0-9a-f]{64})", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+")


class OptOut:
    """Tells whose addresses are on the list; it keeps hashes only."""

    def __init__(self, hashes: Iterable[str]) -> None:
        self._hashes = frozenset(hashes)

    def __bool__(self) -> bool:
        return bool(self._hashes)

    def holds(self, emails: Iterable[str]) -> bool:
        """Tell whether one of a person's addresses is on the list, whatever its case."""
        return any(_hash(email) in self._hashes for email in emails)


def parse_opt_out(text: str) -> OptOut:
    """Read a list: an e-mail a line, or ``sha256:`` and the hash of it in lower case; # starts a comment.

    Raises:
        BadFiles: a line is neither. It is not shown, since it may hold a name.
    """
    hashes, problems = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        entry = line.partition("#")[0].strip()
        if found := _HASHED.fullmatch(entry):
            hashes.append(found[1].lower())
        elif _EMAIL.fullmatch(entry):
            hashes.append(_hash(entry))
        elif entry:
            problems.append(Problem(OPT_OUT, number, 1, "must be an e-mail, or sha256: and 64 hexadecimal digits"))
    if problems:
        raise BadFiles(problems)
    return OptOut(hashes)


def _hash(email: str) -> str:
    return sha256(email.strip().casefold().encode("utf-8", "surrogatepass")).hexdigest()
