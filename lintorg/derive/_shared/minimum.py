"""The minimum samples below which nothing is judged."""

from __future__ import annotations

from lintorg.model.tables import BUSY, DAY

REPO_COMMITS, REPO_PEOPLE, REPO_AGE = 100, 5, 180 * DAY
"""Commits and people of the window, and seconds since the history's first commit."""
AREA_COMMITS, AREA_PEOPLE = BUSY, 2
"""Commits in the area, and people in the repository, in the window."""
GROUP_COMMITS = 30
"""Commits that early-career people and the others each need; how many people, the roster says."""
