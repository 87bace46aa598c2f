"""What may be the name of a branch, tag or commit."""

from __future__ import annotations

import re

STEPS = re.compile(r"([~^]\d{0,6})*$")
START_OF_HASH = re.compile(r"[0-9a-f]{4,64}")
NO_REF = re.compile(r"[\x00-\x20\x7f~^:?*\[\\]|\.\.|@\{|//|/\.|\.lock(/|$)|^[-./]|[./]$")
"""What git allows in no ref name; above all nothing that leads out of the git directory."""
LONGEST = 250


def ref_name(name: str) -> str | None:
    """Return the branch or tag that a name such as ``main~2`` begins with; None for a hash and what is no name."""
    plain = STEPS.sub("", name)
    return None if not plain or is_no_ref(plain) or START_OF_HASH.fullmatch(plain) else plain


def is_no_ref(name: str) -> bool:
    """Tell whether git allows no ref of this name; none that it allows leads out of the git directory."""
    return len(name) > LONGEST or bool(NO_REF.search(name))
