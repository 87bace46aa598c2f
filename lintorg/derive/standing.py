"""Which subjects have the minimum sample to be judged."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.derive._shared.minimum import (
    AREA_COMMITS,
    AREA_PEOPLE,
    GROUP_COMMITS,
    REPO_AGE,
    REPO_COMMITS,
    REPO_PEOPLE,
)
from lintorg.model import subject
from lintorg.model.cohort import Cohort
from lintorg.model.measure import TOO_FEW
from lintorg.model.tables import Contribution, PersonId, Window


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
