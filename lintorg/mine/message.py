"""What a commit message states in fixed forms: its subject, trailers, and what it reverts."""

from __future__ import annotations

import re
from itertools import islice
from sys import intern
from typing import NamedTuple

from lintorg.model.facts import AUTHORED_WITH, CHERRY_PICKED, Identity, Trailer, one_identity
from lintorg.model.reverts import lands_again, says_revert

MAX_TRAILERS, MOST_READ = 1_000, 100_000
"""Different trailers that are kept of a message, and how many are looked at."""
MAX_TEXT = 300
"""Characters kept of a name, an address or a trailer's value."""

# Anywhere in the body, not only in the last paragraph: squash merges leave trailers in the middle.
# No expression here can try one character twice: messages are untrusted, and may be of any length.
# As git reads them: blanks around the colon or none, and an address on a line of its own that is indented.
_TRAILER = re.compile(
    r"^([A-Za-z]{1,40}(?:-[A-Za-z]{1,40}){1,6})[ \t]{0,20}:(?![/:])[ \t]{0,20}([^\s][^\n]*(?:\n[ \t]{1,20}<[^\n]*)?)$",
    re.MULTILINE,
)
_REVERTS = re.compile(r"^[^\w\n]{0,20}(?:This reverts commit|Reverts) ([0-9a-f]{7,64})\b[^\n]*$", re.MULTILINE)
_CHANGESET = re.compile(r"^Original commit changeset: ([0-9a-f]{7,64})\b[^\n]*$", re.MULTILINE)
_SUBJECT_REVERTS = re.compile(r"Reverts? (?:commit )?([0-9a-f]{7,64})\b")
_NO_REASONS = (
    re.compile(r"^Reverts \S+[#!]\d+\.?[ \t]*$", re.MULTILINE),
    re.compile(r"^This diff reverts D\d+\.?[ \t]*$", re.MULTILINE),
    re.compile(
        r"^(?:Summary|Differential Revision|Reason for revert):[ \t]{0,20}(?:D\d+|<INSERT [^>\n]*>)?[ \t]*$",
        re.MULTILINE,
    ),
    re.compile(r"^#? ?\*\*\* SAY WHY WE ARE REVERTING[^\n]*$", re.MULTILINE),
)
_CHERRY_PICKED = re.compile(r"^\(cherry[ -]picked from commit ([0-9a-f]{7,64})\)[ \t]*$", re.MULTILINE)
_WITH_WORDS = ("uthored ", "ade with ", "enerated ", "ENERATED ")
_WITH = re.compile(
    r"^[^\w\n]{0,20}(?:this (?:pr|change|commit|diff|code) (?:was|is) )?(?:co-)?"
    r"(?:authored|made|generated) (?:with|by|using) "
    r"(?:the |assistance (?:of|from) )?(\[?\w[\w .+-]{0,60}(?<![. ])(?:\]\([^()\n]{0,200}\)|\])?)[.!]?[^\w\n]{0,20}$",
    re.MULTILINE | re.IGNORECASE,
)


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
        named = _SUBJECT_REVERTS.match(subject)
        return Message(subject, (), named[1] if named else None, says_revert(subject))
    sentence = _REVERTS.search(body) or _CHANGESET.search(body) or _SUBJECT_REVERTS.match(subject)
    reverts = (sentence is not None or says_revert(subject)) and not lands_again(subject)
    return Message(
        subject,
        _trailers(body),
        sentence[1] if sentence else None,
        reverts and not _reason(body),
    )


def _trailers(body: str) -> tuple[Trailer, ...]:
    """Return the trailers, each once: a squash repeats those of hundreds of commits.

    With them go two things that messages say in a line of their own: what a commit was copied from, and what it was
    made with.
    """
    found = [_trailer(match[1].lower(), match[2]) for match in islice(_TRAILER.finditer(body), MOST_READ)]
    if "picked from commit " in body:
        found += [_trailer(CHERRY_PICKED, match[1]) for match in islice(_CHERRY_PICKED.finditer(body), MOST_READ)]
    if any(word in body for word in _WITH_WORDS):
        found += [_trailer(AUTHORED_WITH, match[1]) for match in islice(_WITH.finditer(body), MOST_READ)]
    return tuple(islice(dict.fromkeys(found), MAX_TRAILERS))


def _trailer(token: str, value: str) -> Trailer:
    return Trailer(intern(token), intern(value[:MAX_TEXT].rstrip()))


def identity(name: str, email: str) -> Identity:
    """Return a name and an address, cut to a length that anything may be done with."""
    return one_identity(name[:MAX_TEXT], email[:MAX_TEXT])


def _reason(body: str) -> str:
    """Return what is left of a revert's body without trailers and the sentences git and hosts write."""
    for pattern in (_REVERTS, _CHANGESET, *_NO_REASONS, _TRAILER):
        body = pattern.sub("", body)
    return body.strip()
