"""The code files that exist at the window's end."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def live_code(
    paths_at: Callable[[str | None], Sequence[str]], window_head: str | None, code_file: Callable[[str], bool]
) -> tuple[str, ...]:
    """Return the source files of a programming language in the tree of the window's last commit."""
    return tuple(filter(code_file, paths_at(window_head)))
