"""The commits that count, with the areas of the files they touch where these are at the window's end."""

from __future__ import annotations

from collections.abc import Callable

from lintorg.model.tables import Contribution, Window


def contributions(
    contributions_at: Callable[[str | None, int], tuple[Contribution, ...]], window_head: str | None, window: Window
) -> tuple[Contribution, ...]:
    """Return all commits by people that are no merges, newest first; windows with one end share them."""
    return contributions_at(window_head, window.end)
