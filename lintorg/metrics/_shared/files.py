"""Naming a few files of many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lintorg.metrics._shared.shares import listing

_FEW = 3


def busiest(paths: Iterable[str], touches: Mapping[str, int]) -> str | None:
    """Word the three paths that were touched most often in the window; None when none was."""
    touched = [path for path in paths if touches.get(path)]
    return listing(sorted(touched, key=lambda path: (-touches[path], path))[:_FEW]) or None
