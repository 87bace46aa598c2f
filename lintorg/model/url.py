"""What counts as the URL of a repository."""

from __future__ import annotations

import re

_URL = re.compile(r"(https|ssh|file)://\S+|[\w.-]+@[\w.-]+:[^/\s]\S*")


def is_url(text: str) -> bool:
    """Tell whether a repository is named by a URL: https, ssh, file, or ``user@host:path``."""
    return _URL.fullmatch(text) is not None


def name_in(location: str) -> str:
    """Return the name that a URL or path ends with, of letters, digits and ``. _ + -`` only; may be empty."""
    last = location.rstrip("/").rpartition("/")[2].rpartition(":")[2].removesuffix(".git")
    return re.sub(r"[^\w.+-]", "", last)
