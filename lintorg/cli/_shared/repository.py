"""Where a repository is on disk."""

from __future__ import annotations

from pathlib import Path


def path_of(repository: str, head: str | None = None) -> Path:
    """Return the path of a repository; one named by its URL is fetched first, with the branch or tag asked for."""
    if "@" not in repository and "://" not in repository:
        return Path(repository)
    from lintorg.mine.clone import clone_of
    from lintorg.mine.programs import checkout_here
    from lintorg.model.url import is_url
    from lintorg.store.location import clones_folder

    if not is_url(repository):
        return Path(repository)
    return clone_of(repository, clones_folder(filter(None, [checkout_here()])), head)
