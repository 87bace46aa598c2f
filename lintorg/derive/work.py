"""The commits of the window."""

from __future__ import annotations

from lintorg.model.tables import Contribution, Lens, Window


def work(contributions: tuple[Contribution, ...], window: Window, lens: Lens) -> tuple[Contribution, ...]:
    """Return the human, non-merge commits whose committer date lies in the window, newest first."""
    return tuple(
        contribution
        for contribution in contributions
        if contribution.time in window and (lens.assisted or not contribution.assisted)
    )
