"""Which subjects have the minimum sample to be judged, and until when there was one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from lintorg.model import subject
from lintorg.model.cohort import Cohort
from lintorg.model.measure import TOO_FEW
from lintorg.model.tables import BUSY, DAY, Contribution, PersonId, Window

REPO_COMMITS, REPO_PEOPLE, REPO_AGE = 100, 5, 180 * DAY
"""Commits and people of the window, and seconds since the history's first commit."""
AREA_COMMITS, AREA_PEOPLE = BUSY, 2
"""Commits in the area, and people in the repository, in the window."""
GROUP_COMMITS = 30
"""Commits that early-career people and the others each need; how many people, the roster says."""
YEAR = 365 * DAY


def standing(
    work: tuple[Contribution, ...],
    credit: Mapping[PersonId, int],
    first_commits: Mapping[PersonId, int],
    area_work: Mapping[str, tuple[Contribution, ...]],
    window: Window,
    cohort: Cohort | None,
    *,
    published: bool,
) -> Mapping[str, str | None]:
    """Return, by subject, None where it may be judged and the reason code where it may not.

    Areas hold their own minimum, and the smallest team: two people or more in the repository. Where
    cohort measures are withheld anyway they have a better reason, and this tells nothing of the cohort.
    """
    old_enough = bool(first_commits) and min(first_commits.values()) <= window.end - REPO_AGE
    enough = len(work) >= REPO_COMMITS and len(credit) >= REPO_PEOPLE and old_enough
    standings = {subject.REPO: None if enough else TOO_FEW}
    for area, contributions in area_work.items():
        judged = len(contributions) >= AREA_COMMITS and len(credit) >= AREA_PEOPLE
        standings[subject.area(area)] = None if judged else TOO_FEW
    if cohort and published and cohort.large_enough:
        judged = enough and min(cohort.early.commits, cohort.others.commits) >= GROUP_COMMITS
        standings[subject.EARLY_CAREER] = None if judged else TOO_FEW
    return standings


def judgeable_until(contributions: tuple[Contribution, ...]) -> int | None:
    """Return the latest commit time at which the year before it held the repository's minimum sample.

    In seconds UTC; None when no year did.
    """
    by_time = sorted(contributions, key=lambda contribution: (contribution.time, contribution.hash))
    authors: Counter[PersonId] = Counter()
    oldest, answer = 0, None
    for newest, contribution in enumerate(by_time):
        authors.update(contribution.people)
        while by_time[oldest].time <= contribution.time - YEAR:
            _leave(authors, by_time[oldest])
            oldest += 1
        old_enough = by_time[0].time <= contribution.time - REPO_AGE
        if newest - oldest + 1 >= REPO_COMMITS and len(authors) >= REPO_PEOPLE and old_enough:
            answer = contribution.time
    return answer


def _leave(authors: Counter[PersonId], contribution: Contribution) -> None:
    for person in contribution.people:
        authors[person] -= 1
        if not authors[person]:
            del authors[person]
