"""How few people could leave until most code files have no author."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from lintorg.metrics._shared.shares import busiest
from lintorg.model.measure import TOO_FEW, Metric, Value
from lintorg.model.subject import REPO
from lintorg.model.tables import Contribution, PersonId, Window

METRIC = Metric(
    title="people until half of the code has no author",
    definition=(
        "People are taken away one by one, whoever authors most of the live code files first (ties: more commits, "
        "then the earlier first commit), while half of these files or more have an author left. The value is how many "
        "were taken away; none when fewer than half have an author to begin with. Authors of a file are those whose "
        "Degree of Authorship, 3.293 + 1.098 FA + 0.164 DL - 0.321 ln(1 + AC), is more than 0.75 of the file's "
        "highest, and 3.293 or more unless they made its first commit: FA is 1 for that person, DL counts a person's "
        "other commits to the file, AC those of everyone else, over all history. Live code files are the source files "
        "of a programming language in the tree at the window's end; n counts them."
    ),
    unit="people",
    scopes=("repo",),
    version=2,
    source="Avelino, Passos, Hora and Valente 2016 (ICPC), arXiv:1604.06766",
    detail=("files",),
)
UNATTRIBUTED = "unattributed"


def measure(
    file_authors: Mapping[str, tuple[PersonId, ...]],
    authored_commits: Mapping[PersonId, int],
    counted_paths: Mapping[str, int],
) -> Value:
    """Take people away until less than half is left, and name the busiest of the files that lost all authors."""
    files = len(file_authors)
    left = sum(map(bool, file_authors.values()))
    if not files or 2 * left < files:
        return Value(value=None, n=files, why_none=UNATTRIBUTED if files else TOO_FEW)
    removed, lost = _remove(file_authors, authored_commits)
    named = busiest(lost, counted_paths)
    return Value(value=removed, n=files, detail={"files": named} if named else {})


def commits_behind(contributions: tuple[Contribution, ...], window: Window) -> Mapping[str, tuple[str, ...]]:
    """Return all commits up to the window's end: who authors a file is decided by its whole history."""
    return {REPO: tuple(contribution.hash for contribution in contributions if contribution.time <= window.end)}


def _remove(
    file_authors: Mapping[str, tuple[PersonId, ...]], authored_commits: Mapping[PersonId, int]
) -> tuple[int, Sequence[str]]:
    """Return how many people had to go, and the files that lost all of their authors.

    Nobody's number of files changes when others go, so one order serves for all.
    """
    files_of: dict[PersonId, list[str]] = defaultdict(list)
    for path, authors in file_authors.items():
        for person in authors:
            files_of[person].append(path)
    in_walk = (person for person in authored_commits if person in files_of)
    order = iter(sorted(in_walk, key=lambda person: (-len(files_of[person]), -authored_commits[person])))
    left = {path: len(authors) for path, authors in file_authors.items() if authors}
    removed, lost = 0, list[str]()
    while 2 * (len(left) - len(lost)) >= len(file_authors):
        removed += 1
        for path in files_of[next(order)]:
            left[path] -= 1
            if not left[path]:
                lost.append(path)
    return removed, lost
