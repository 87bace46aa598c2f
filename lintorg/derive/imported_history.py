"""Whether part of the history was brought in from elsewhere, or its dates were."""

from __future__ import annotations

from collections import Counter

from lintorg.derive._shared.told import commits, percent, share
from lintorg.model.facts import Commit
from lintorg.model.tables import DAY, Guard

ONE_DAY_SHARE, ONE_DAY_SPAN = 0.20, 90
"""Share of commits of one committer day, and days of author dates, from which on a history is taken for imported."""


def imported_history(imported: frozenset[str], work_commits: tuple[Commit, ...]) -> Guard:
    """Return the guard of another history's commits, and of committer dates of one day while the work is of months."""
    days = Counter(commit.committer_time // DAY for commit in work_commits)
    day, count = max(days.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    authored = [commit.author_time for commit in work_commits if commit.committer_time // DAY == day]
    of_one_day = (
        share(count, len(work_commits)) >= ONE_DAY_SHARE and max(authored) - min(authored) >= ONE_DAY_SPAN * DAY
    )
    details = []
    if imported:
        details.append(f"an unrelated history was merged in ({commits(len(imported))})")
    if of_one_day:
        details.append(
            f"{percent(share(count, len(work_commits)))} of commits have committer dates of one day and author dates "
            "of months: the history was imported or rewritten, and its dates are not those of the work"
        )
    return Guard(
        id="G9",
        name="imported-history",
        active=bool(details),
        detail="; ".join(details) or "one history, with dates of its own",
        scopes=("repo", "pair", "cohort") if of_one_day else (),
    )
