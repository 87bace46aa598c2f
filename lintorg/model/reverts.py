"""What a commit's subject says about reverting."""

from __future__ import annotations

import re

_LEADING = re.compile(r'(?:Revert "|Back out ")*+')
_NUMBERED = re.compile(r"Revert\^(\d{1,3}) \"")
_OTHER_FORMS = re.compile(r"Revert D\d+\b|Reverts [0-9a-f]{7,64}\b|[Rr]evert(?:\([^()]*\))?!?: \S")
_LANDS_AGAIN = re.compile(r"\[?(reapply|re-?land)\b", re.IGNORECASE)


def says_revert(subject: str) -> bool:
    """Tell whether a subject says that the commit reverts another.

    ``Revert "…"`` and ``Back out "…"``, an odd number of times, or ``Revert^n "…"`` with an odd n; Phabricator's
    ``Revert D123``; ``revert: …`` and ``Reverts <hash>``.
    """
    return _reverts(subject) % 2 == 1 or _OTHER_FORMS.match(subject) is not None


def lands_again(subject: str) -> bool:
    """Tell whether a subject says that the commit brings back what was reverted.

    An even number of leading ``Revert "`` does, and a start with Reapply, Reland or Re-land.
    """
    number = _reverts(subject)
    return (number > 0 and number % 2 == 0) or _LANDS_AGAIN.match(subject) is not None


def reverted_subject(subject: str) -> str | None:
    """Return the subject that ``Revert "…"`` quotes, None where a subject quotes none."""
    start, end = subject.find('"') + 1, subject.rfind('"')
    return subject[start:end] if _reverts(subject) and end >= start else None


def _reverts(subject: str) -> int:
    if numbered := _NUMBERED.match(subject):
        return int(numbered[1])
    found = _LEADING.match(subject)
    return found[0].count('"') if found else 0
