"""How many commits each person authored up to the window's end."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lintorg.model.tables import Lens, PersonId


def authored_commits(
    authorship: Callable[[str, bool], tuple[Mapping[str, tuple[PersonId, ...]], Mapping[PersonId, int]]],
    window_head: str | None,
    lens: Lens,
) -> Mapping[PersonId, int]:
    """Return everyone's commits, people in the order of their first commit in the walk."""
    return authorship(window_head, lens.assisted)[1] if window_head else {}
