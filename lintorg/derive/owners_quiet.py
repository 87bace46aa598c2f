"""Which code owners have been quiet for a year."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.derive._shared.known_people import person_finder
from lintorg.derive._shared.reviewers import stated_reviewers
from lintorg.model.facts import Facts, Identity
from lintorg.model.tables import DAY, OwnersLine, People, PersonId, Window

_YEAR = 365 * DAY


def owners_quiet(
    facts: Facts,
    people: People,
    last_commits: Mapping[PersonId, int],
    owners_lines: tuple[tuple[OwnersLine, ...], int] | None,
    window: Window,
) -> Mapping[PersonId, bool]:
    """Return, for each owner whom the history knows, whether a year has had no commit and no review of theirs.

    Users are known by their login and e-mails by themselves; teams are nobody. Reviews are those of trailers.
    """
    if owners_lines is None:
        return {}
    year = Window(start=window.end - _YEAR, end=window.end)
    reviewers = stated_reviewers(one for one in facts.commits if one.committer_time in year)
    owners = {identity for line in owners_lines[0] for owner in line.owners if (identity := _identity(owner))}
    find = person_finder(people, (*owners, *reviewers))
    reviewed = set(map(find, reviewers))
    known = {person for owner in owners if (person := find(owner)) is not None}
    return {person: last_commits.get(person, 0) not in year and person not in reviewed for person in sorted(known)}


def _identity(owner: str) -> Identity | None:
    """Return what an owner may be known by; None of a team."""
    if owner.startswith("@"):
        return None if owner.startswith("@@") or "/" in owner else Identity(owner[1:], "")
    return Identity("", owner)
