"""Who authors a file: the Degree of Authorship of Avelino, Passos, Hora and Valente (2016)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log1p

from lintorg.model.tables import PersonId
from lintorg.model.touches import Touch

KNOWS = 3.293
"""The degree of someone who did nothing to a file that nobody else touched; authors have as much."""
SHARE_OF_HIGHEST = 0.75


class FileHistories:
    """Commits by person of every file that exists at a point of the walk, by path.

    A file's first person is the one who made the first commit to it.
    """

    def __init__(self) -> None:
        self.by_path: dict[str, dict[PersonId, int]] = {}

    def move(self, touches: Sequence[Touch]) -> None:
        """Carry histories along a commit's renames, all at once, and end those of deleted files.

        Where two branches rename the same file, what the second brings joins what is there.
        """
        moved = []
        for _, path, kind, old_path in touches:
            if kind == "R" and old_path is not None:
                moved.append((path, self.by_path.pop(old_path, {})))
            elif kind == "D":
                self.by_path.pop(path, None)
        for path, commits in moved:
            present = self.by_path.setdefault(path, commits)
            if present is not commits:
                for person, number in commits.items():
                    present[person] = present.get(person, 0) + number

    def credit(self, touches: Sequence[Touch], person: PersonId) -> None:
        """Count a person's commit for every file it left in place."""
        for _, path, kind, _ in touches:
            if kind != "D":
                commits = self.by_path.setdefault(path, {})
                commits[person] = commits.get(person, 0) + 1


def degree_of_authorship(*, first: bool, commits: int, others: int) -> float:
    """Return DOA = 3.293 + 1.098·FA + 0.164·DL − 0.321·ln(1 + AC).

    ``commits`` are the person's to the file, the first one (FA) among them: DL is the rest. AC is
    the number of commits by ``others``.
    """
    return KNOWS + 1.098 * first + 0.164 * (commits - first) - 0.321 * log1p(others)


def authors(commits: Mapping[PersonId, int]) -> tuple[PersonId, ...]:
    """Return a file's authors, given its commits by person, the one who made the first commit first.

    Authors have more than three quarters of the highest degree, and either a degree of 3.293 or the
    file's first commit.
    """
    if len(commits) <= 1:
        return tuple(commits)
    total, creator = sum(commits.values()), next(iter(commits))
    degrees = {
        person: degree_of_authorship(first=person == creator, commits=number, others=total - number)
        for person, number in commits.items()
    }
    enough = SHARE_OF_HIGHEST * max(degrees.values())
    return tuple(
        person for person, degree in degrees.items() if degree > enough and (degree >= KNOWS or person == creator)
    )
