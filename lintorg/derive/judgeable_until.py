"""The last year of a dormant repository that could be judged."""

from __future__ import annotations

from collections import Counter

from lintorg.derive._shared.minimum import REPO_AGE, REPO_COMMITS, REPO_PEOPLE
from lintorg.model.tables import DAY, Contribution, PersonId

YEAR = 365 * DAY


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
