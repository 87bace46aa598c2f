"""What a repository is called where it was cloned from, read from its configuration as text: git is not run on it."""

from __future__ import annotations

import re
from pathlib import Path

from lintorg.mine.locate import GitDirectory

_SECTION = re.compile(r"\s*\[\s*(?P<name>[^\]\"]*?)\s*(?:\"(?P<sub>(?:[^\"\\]|\\.)*)\")?\s*\]")
_URL = re.compile(r"\s*url\s*=\s*\"?(?P<url>[^\s\"#;]+)", re.IGNORECASE)
_PARTS = re.compile(r"(?:[a-z+]+://)?(?:[^@/]*@)?(?P<place>.*)", re.IGNORECASE)
_MOST = 1_000_000


def origin_name(repository: GitDirectory) -> str:
    """Return ``host-owner-name`` of the remote ``origin``, else the last two folders of the repository's path.

    What stands before an @ in the address, such as a token, is left out.
    """
    url = _origin(repository.common / "config")
    found = _PARTS.fullmatch(url)
    words = re.split(r"[/:\\]+", found["place"] if found else "")
    named = [word for word in words if word.strip(".")]
    return "-".join(named).removesuffix(".git") or _folders(repository)


def _folders(repository: GitDirectory) -> str:
    folder = repository.work_tree or repository.own
    return "-".join((*folder.parent.parts[-1:], repository.name)).strip("/\\-")


def _origin(file: Path) -> str:
    """Return the address of ``origin``; blank where there is none."""
    try:
        with file.open(encoding="utf-8", errors="replace") as stream:
            lines = stream.read(_MOST).splitlines()
    except OSError:
        return ""
    inside = False
    for line in lines:
        if section := _SECTION.match(line):
            inside = (section["name"].lower(), section["sub"]) == ("remote", "origin")
        elif inside and (found := _URL.match(line)):
            return found["url"]
    return ""
