"""The commits of the window as git has them."""

from __future__ import annotations

from lintorg.model.facts import Commit, Facts
from lintorg.model.tables import Contribution


def work_commits(facts: Facts, work: tuple[Contribution, ...]) -> tuple[Commit, ...]:
    """Return the facts behind the window's contributions, newest first."""
    hashes = {contribution.hash for contribution in work}
    return tuple(commit for commit in facts.commits if commit.hash in hashes)
