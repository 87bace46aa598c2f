"""Who authors each of the code files that exist at the window's end."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lintorg.model.tables import Lens, PersonId


def file_authors(
    live_code: tuple[str, ...],
    authorship: Callable[[str, bool], tuple[Mapping[str, tuple[PersonId, ...]], Mapping[PersonId, int]]],
    window_head: str | None,
    lens: Lens,
) -> Mapping[str, tuple[PersonId, ...]]:
    """Return the authors of each live code file by Degree of Authorship; of some there are none."""
    authors, _ = authorship(window_head, lens.assisted) if window_head else ({}, {})
    return {path: authors.get(path, ()) for path in live_code}
