"""What a commit's subject says about reverting."""

from __future__ import annotations

import re

_LEADING = re.compile(r'(?:Revert ")*+')
_LANDS_AGAIN = re.compile(r"(reapply|re-?land)\b", re.IGNORECASE)
_QUOTE = 'Revert "'


def says_revert(subject: str) -> bool:
    """Tell whether a subject says that the commit reverts another: ``Revert "…"``, an odd number of times."""
    return _reverts(subject) % 2 == 1


def lands_again(subject: str) -> bool:
    """Tell whether a subject says that the commit brings back what was reverted.

    An even number of leading ``Revert "`` does, and a start with Reapply, Reland or Re-land.
    """
    number = _reverts(subject)
    return (number > 0 and number % 2 == 0) or _LANDS_AGAIN.match(subject) is not None


def reverted_subject(subject: str) -> str | None:
    """Return the subject that ``Revert "…"`` quotes, None where a subject quotes none."""
    end = subject.rfind('"')
    return subject[len(_QUOTE) : end] if subject.startswith(_QUOTE) and end >= len(_QUOTE) else None


def _reverts(subject: str) -> int:
    found = _LEADING.match(subject)
    return found.end() // len(_QUOTE) if found else 0
