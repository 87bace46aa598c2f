"""Reads a CODEOWNERS file the way GitHub does, and GitLab's headings as what they are.

https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from lintorg.model.tables import OwnersLine

_TOKEN = re.compile(r"(?:\\.|\S)+")
_OWNER = re.compile(r"@@?[^\s@]+|[^\s@]+@[^\s@]+")
_HEADING = re.compile(r"\^?\[([^\]]+)\](?:\[\d+\])?((?:\s+\S+)*)")
_MOST_FOLDERS_OPEN = 8
"""``**`` in one pattern; each may try every folder of a path."""
_MOST_TRIES = 5_000_000
"""Paths that patterns with wildcards are tried on, all together."""


def parse_codeowners(text: str) -> tuple[tuple[OwnersLine, ...], int]:
    """Return the lines of a CODEOWNERS file and the number of those that cannot be read.

    A line is unreadable, and skipped as on GitHub, when its pattern is negated, holds a character
    range or an escaped ``#``, or when an owner is neither ``@name``, ``@org/team`` nor an e-mail. A
    heading of GitLab (``[Section][2] @owner``) gives its owners to the lines below that name none.
    """
    lines: list[OwnersLine] = []
    unreadable = 0
    default: tuple[str, ...] = ()
    section = ""
    for line in text.removeprefix("\ufeff").split("\n"):
        if heading := _HEADING.fullmatch(line.strip()):
            section = heading[1].casefold()
            default = _owners(filter(_OWNER.fullmatch, heading[2].split()))
            continue
        pattern, *words = _words(line) or [""]
        if not pattern:
            continue
        if not _is_readable(pattern) or not all(map(_OWNER.fullmatch, words)):
            unreadable += 1
            continue
        lines.append(OwnersLine(pattern=pattern, owners=_owners(words) or default, section=section))
    return tuple(lines), unreadable


def line_of(lines: Sequence[OwnersLine]) -> Callable[[str], OwnersLine | None]:
    """Return path → the last line whose pattern matches it; with sections as on GitLab, the owners of all of them."""
    sections: dict[str, list[OwnersLine]] = {}
    for line in lines:
        sections.setdefault(line.section, []).append(line)
    finders = [_last_line(found) for found in sections.values()]
    if len(finders) == 1:
        return finders[0]

    def found(path: str) -> OwnersLine | None:
        matched = [line for find in finders if (line := find(path))]
        owners = _owners(owner for line in matched for owner in line.owners)
        return replace(matched[-1], owners=owners) if matched else None

    return found


def _last_line(lines: Sequence[OwnersLine]) -> Callable[[str], OwnersLine | None]:
    """Return path → the last line whose pattern matches it."""
    if not lines:
        return lambda _: None
    last_first = lines[::-1]
    match = re.compile("|".join(f"({_regex(line.pattern)})" for line in last_first)).fullmatch

    def found(path: str) -> OwnersLine | None:
        matched = match(path)
        return last_first[matched.lastindex - 1] if matched and matched.lastindex else None

    return found


def _words(line: str) -> list[str]:
    """Split at white space that no backslash escapes, up to a word that starts a comment."""
    words = _TOKEN.findall(line)
    end = next((place for place, word in enumerate(words) if word.startswith("#")), len(words))
    return words[:end]


def _owners(words: Iterable[str]) -> tuple[str, ...]:
    return tuple({word.casefold(): word for word in words}.values())


def _is_readable(pattern: str) -> bool:
    plain = re.sub(r"\\.", "", pattern)
    return (
        not pattern.startswith(("!", "\\#"))
        and not set("[]\\") & set(plain)
        and "***" not in pattern
        and pattern.count("**") <= _MOST_FOLDERS_OPEN
    )


def _regex(pattern: str) -> str:
    """Return the expression of a pattern; no part of it can try a character of a path twice.

    Between two ``**`` the leftmost place that fits is as good as any, so it is taken for good.
    """
    anchored = "/" in pattern.rstrip("/")
    names = pattern.strip("/").split("/") if pattern.strip("/") else []
    if not names:
        return "(?!)"  # "/" is no file
    if not anchored:
        names = ["**", *names]
    if pattern.endswith("/"):
        names += ["*", "**"] if names[-1] == "**" else ["**"]
    runs: list[list[str]] = [[]]
    for name in names:
        runs.append([]) if name == "**" else runs[-1].append(_name(name))
    first, *others = ["/".join(run) for run in runs]
    # What is below a matching folder is matched too, except by a bare star: "docs/*" takes no deeper file.
    below = "" if names[-1] in ("*", "**") else "(?:/.*)?"
    text = first + ("/" if first and others else "")
    for run in others[:-1]:
        text += f"(?>(?:[^/]+/)*?{run}/)" if run else ""
    if others:
        text += f"(?:[^/]+/)*{others[-1]}" if others[-1] else ".+"
    return f"(?:{text}){below}"


def _name(glob: str) -> str:
    """Return the expression of one name; between two stars the leftmost place that fits is taken for good."""
    parts = [""]
    for sign in re.findall(r"\\.|.", glob, re.DOTALL):
        if sign == "*":
            parts.append("")
        else:
            parts[-1] += "[^/]" if sign == "?" else re.escape(sign[-1])
    first, *others = parts
    if not others:
        return first
    middle = "".join(f"(?>[^/]*?{part})" for part in others[:-1] if part)
    return f"{first}{middle}[^/]*{others[-1]}" if glob != "*" else "[^/]+"


def finds_any(paths: Sequence[str]) -> Callable[[OwnersLine], bool | None]:
    """Return line → whether its pattern matches one of the paths; None where trying them all would take too long."""
    folders = {folder for path in paths for folder in _folders(path)}
    plain = {f"/{path}" for path in paths} | {f"/{folder}/" for folder in folders} | {f"/{one}" for one in folders}
    names = {one[one.rstrip("/").rindex("/") :] for one in plain}
    tries = 0

    def tried(line: OwnersLine) -> bool | None:
        nonlocal tries
        if not set("*?") & set(re.sub(r"\\.", "", line.pattern)):
            pattern = re.sub(r"\\(.)", r"\1", line.pattern)
            return f"/{pattern.lstrip('/')}" in (plain if "/" in pattern.rstrip("/") else names)
        tries += len(paths)
        return any(map(re.compile(_regex(line.pattern)).fullmatch, paths)) if tries <= _MOST_TRIES else None

    return tried


def _folders(path: str) -> Iterator[str]:
    """Yield the folders that a path is in."""
    at = path.find("/")
    while at >= 0:
        yield path[:at]
        at = path.find("/", at + 1)
