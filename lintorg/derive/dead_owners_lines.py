"""The lines of CODEOWNERS that match no file."""

from __future__ import annotations

from lintorg.derive._shared.codeowners import finds_any
from lintorg.model.facts import Tree
from lintorg.model.tables import OwnersLine


def dead_owners_lines(
    tree: Tree, owners_lines: tuple[tuple[OwnersLine, ...], int] | None
) -> tuple[OwnersLine, ...] | None:
    """Return the lines whose pattern matches no file of the head; None without a file, or where it is too large."""
    if owners_lines is None:
        return None
    finds = finds_any(tree.paths)
    found = [(line, finds(line)) for line in owners_lines[0]]
    return None if any(any_ is None for _, any_ in found) else tuple(line for line, any_ in found if not any_)
