"""What a commit message states in fixed forms: its subject, trailers, and what it reverts."""

from __future__ import annotations

import re
from itertools import islice
from sys import intern
from typing import NamedTuple

from lintorg.model.facts import Identity, Trailer, one_identity
from lintorg.model.reverts import lands_again, says_revert

MAX_TRAILERS, MOST_READ = 1_000, 100_000
"""Different trailers that are kept of a message, and how many are looked at."""
MAX_TEXT = 300
"""Characters kept of a name, an address or a trailer's value."""

# Anywhere in the body, not only in the last paragraph: squash merges leave trailers in the middle.
# No expression here can try one character twice: messages are untrusted, and may be of any length.
_TRAILER = re.compile(r"^([A-Za-z]{1,40}(?:-[A-Za-z]{1,40}){1,6}):[ \t]{1,20}([^\s][^\n]*)$", re.MULTILINE)
_REVERTS = re.compile(r"^[^\w\n]{0,20}This reverts commit ([0-9a-f]{7,64})\b[^\n]*$", re.MULTILINE)
_HOST_REVERTS = re.compile(r"^Reverts \S+[#!]\d+\.?[ \t]*$", re.MULTILINE)


class Message(NamedTuple):
    """The parts of a commit message that the facts keep."""

    subject: str
    trailers: tuple[Trailer, ...]
    reverts: str | None
    revert_bare: bool


def parse_message(text: str) -> Message:
    """Take a commit message apart; of its trailers at most MAX_TRAILERS are kept."""
    subject, _, body = text.lstrip().partition("\n")
    subject = subject.strip()
    if not body.strip():
        return Message(subject, (), None, says_revert(subject))
    sentence = _REVERTS.search(body)
    reverts = (sentence is not None or says_revert(subject)) and not lands_again(subject)
    return Message(
        subject,
        _trailers(body),
        sentence[1] if sentence else None,
        reverts and not _reason(body),
    )


def _trailers(body: str) -> tuple[Trailer, ...]:
    """Return the trailers, each once: a squash repeats those of hundreds of commits."""
    found = map(_trailer, islice(_TRAILER.finditer(body), MOST_READ))
    return tuple(islice(dict.fromkeys(found), MAX_TRAILERS))


def _trailer(match: re.Match[str]) -> Trailer:
    return Trailer(intern(match[1].lower()), intern(match[2][:MAX_TEXT].rstrip()))


def identity(name: str, email: str) -> Identity:
    """Return a name and an address, cut to a length that anything may be done with."""
    return one_identity(name[:MAX_TEXT], email[:MAX_TEXT])


def _reason(body: str) -> str:
    """Return what is left of a revert's body without trailers and the sentences git and hosts write."""
    for pattern in (_REVERTS, _HOST_REVERTS, _TRAILER):
        body = pattern.sub("", body)
    return body.strip()
