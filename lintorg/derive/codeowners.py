"""Whose each live source file is by the head's CODEOWNERS."""

from __future__ import annotations

from collections.abc import Callable

from lintorg.derive._shared.codeowners import line_of
from lintorg.model.facts import Tree
from lintorg.model.tables import CodeOwners, OwnersLine


def codeowners(
    tree: Tree, owners_lines: tuple[tuple[OwnersLine, ...], int] | None, path_class: Callable[[str], str]
) -> CodeOwners | None:
    """Return the owners of the head's source files; None without a readable file."""
    if owners_lines is None:
        return None
    lines, unreadable = owners_lines
    owner_line = line_of(lines)
    files = [path for path in tree.paths if path_class(path) == "source"]
    of = {path: line for path in files if (line := owner_line(path))}
    return CodeOwners(files=len(files), of=of, unreadable=unreadable)
