"""Values as JSON holds them."""

from __future__ import annotations


def plain(node: object) -> object:
    """Return values with lists for tuples, and numbers rounded to 6 digits."""
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items()}
    if isinstance(node, (list, tuple)):
        return [plain(value) for value in node]
    return float(f"{node:.6g}") if isinstance(node, float) else node
