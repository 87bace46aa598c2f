"""The touches that are work, where their files are at the window's end."""

from __future__ import annotations

from collections.abc import Callable

from lintorg.model.located import Located
from lintorg.model.tables import Window


def located(located_at: Callable[[str | None, int], Located], window_head: str | None, window: Window) -> Located:
    """Return every commit's touches for this window; windows with one end share them."""
    return located_at(window_head, window.end)
