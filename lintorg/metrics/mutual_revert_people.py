"""How many people revert each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from lintorg.metrics._shared.shares import busiest
from lintorg.model import subject
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import Contribution, PersonId, Revert

METRIC = Metric(
    title="people who revert each other",
    definition=(
        "People in pairs each of whom reverted a commit of the other's in the window, both times with a commit that "
        "touches the area. Authors only; what is reverted is known where git's sentence names it by its hash, or by "
        "seven or more of its digits that no other commit begins with, and is no merge. n counts the area's commits."
    ),
    unit="people",
    scopes=("area",),
    version=2,
    source="mutual reverts as in Sumi, Yasseri, Rung, Kornai and Kertész 2011, arXiv:1107.3689",
    detail=("mutual_reverts", "files"),
)


def measure(
    area_work: Mapping[str, tuple[Contribution, ...]],
    contributions: tuple[Contribution, ...],
    reverts: Mapping[str, Revert],
    path_area: Callable[[str], str],
) -> Iterator[Value]:
    """Count, in each area, the people in pairs that reverted each other."""
    authors = _authors(contributions, reverts)
    for area, commits in area_work.items():
        mutual = _mutual(commits, reverts, authors)
        people = {person for _, pair in mutual for person in pair}
        touched = Counter(path for one, _ in mutual for path in reverts[one].paths if path_area(path) == area)
        files = busiest(touched, touched)
        yield Value(
            value=len(people),
            n=len(commits),
            subject=subject.area(area),
            detail={"mutual_reverts": str(len(mutual))} | ({"files": files} if files else {}),
        )


def commits_behind(
    area_work: Mapping[str, tuple[Contribution, ...]],
    contributions: tuple[Contribution, ...],
    reverts: Mapping[str, Revert],
) -> Mapping[str, tuple[str, ...]]:
    """Return the reverts of each other by area, newest first."""
    authors = _authors(contributions, reverts)
    return {
        subject.area(area): tuple(one for one, _ in _mutual(commits, reverts, authors))
        for area, commits in area_work.items()
    }


def _authors(contributions: Sequence[Contribution], reverts: Mapping[str, Revert]) -> Mapping[str, PersonId]:
    """Return the author of every reverted commit that is a person's and no merge."""
    wanted = {revert.of for revert in reverts.values()}
    return {one.hash: one.author for one in contributions if one.hash in wanted}


def _mutual(
    commits: Sequence[Contribution], reverts: Mapping[str, Revert], authors: Mapping[str, PersonId]
) -> list[tuple[str, tuple[PersonId, PersonId]]]:
    """Return (revert, its author and whom it reverts) where these two revert each other, newest first."""
    found = []
    for one in commits:
        target = reverts[one.hash].of if one.hash in reverts else None
        reverted = authors.get(target) if target else None
        if reverted is not None and reverted != one.author:
            found.append((one.hash, (one.author, reverted)))
    directions = {pair for _, pair in found}
    return [(revert, pair) for revert, pair in found if pair[::-1] in directions]
