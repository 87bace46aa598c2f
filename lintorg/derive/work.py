"""The commits of the window, and everyone's first and last."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.model.facts import Commit, Facts
from lintorg.model.tables import DAY, Contribution, Lens, PersonId, Window

NEW_FOR = 365 * DAY


def work(contributions: tuple[Contribution, ...], window: Window, lens: Lens) -> tuple[Contribution, ...]:
    """Return the human, non-merge commits whose committer date lies in the window, newest first."""
    return tuple(
        contribution
        for contribution in contributions
        if contribution.time in window and (lens.assisted or not contribution.assisted)
    )


def work_commits(facts: Facts, work: tuple[Contribution, ...]) -> tuple[Commit, ...]:
    """Return the facts behind the window's contributions, newest first."""
    hashes = {contribution.hash for contribution in work}
    return tuple(commit for commit in facts.commits if commit.hash in hashes)


def first_commits(contributions: tuple[Contribution, ...]) -> Mapping[PersonId, int]:
    """Return each person's earliest committer date, authored or co-authored, in seconds UTC."""
    first: dict[PersonId, int] = {}
    for contribution in contributions:
        for person in contribution.people:
            first[person] = min(contribution.time, first.get(person, contribution.time))
    return first


def last_commits(contributions: tuple[Contribution, ...], window: Window) -> Mapping[PersonId, int]:
    """Return each person's latest committer date not after the window's end, in seconds UTC."""
    last: dict[PersonId, int] = {}
    for contribution in contributions:
        if contribution.time <= window.end:
            for person in contribution.people:
                last[person] = max(contribution.time, last.get(person, contribution.time))
    return last


def newcomers(
    contributions: tuple[Contribution, ...],
    first_commits: Mapping[PersonId, int],
    imported: frozenset[str],
    window: Window,
) -> frozenset[PersonId] | None:
    """Return the people whose first commit lies in the year before the window's end.

    What another history brought along makes nobody a newcomer. None when the history itself is younger than that:
    then everyone would be new.
    """
    new = Window(start=window.end - NEW_FOR, end=window.end)
    if not first_commits or min(first_commits.values()) > new.start:
        return None
    found = {person for person, time in first_commits.items() if time in new}
    if imported:
        found &= {person for one in contributions if one.hash not in imported for person in one.people}
    return frozenset(found)
