"""How much of the code that is worked on has lost its authors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set

from lintorg.metrics._shared.shares import busiest, share
from lintorg.model import subject
from lintorg.model.located import Located
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import DAY, Contribution, PersonId, Window

METRIC = Metric(
    title="files whose authors are gone",
    definition=(
        "Of the live code files touched in the window that have an author (see truck_factor), the share none of whose "
        "authors made a commit anywhere in the last 180 days, authored or co-authored. n counts the files with an "
        "author."
    ),
    unit="share",
    scopes=("area", "repo"),
    version=2,
    source="authors as in Avelino, Passos, Hora and Valente 2016 (ICPC), arXiv:1604.06766",
    detail=("files", "orphaned", "judged"),
    minimum=30,
)
_RECENT = 180 * DAY


def measure(
    file_authors: Mapping[str, tuple[PersonId, ...]],
    counted_paths: Mapping[str, int],
    last_commits: Mapping[PersonId, int],
    window: Window,
    path_area: Callable[[str], str],
) -> Iterator[Value]:
    """Divide the files without an active author by those with an author: of the repository, and by area."""
    judged = [path for path, authors in file_authors.items() if authors and path in counted_paths]
    orphaned = _orphaned(judged, file_authors, last_commits, window)
    by_area: dict[str, list[str]] = defaultdict(list)
    for path in judged:
        by_area[path_area(path)].append(path)
    yield _share(subject.REPO, judged, orphaned, counted_paths)
    for area, paths in sorted(by_area.items()):
        yield _share(subject.area(area), paths, orphaned, counted_paths)


def commits_behind(
    located: Located,
    work: tuple[Contribution, ...],
    file_authors: Mapping[str, tuple[PersonId, ...]],
    last_commits: Mapping[PersonId, int],
    window: Window,
    path_area: Callable[[str], str],
) -> Mapping[str, tuple[str, ...]]:
    """Return the window's commits that touch a file whose authors are gone."""
    authored = [path for path, authors in file_authors.items() if authors]
    orphaned = _orphaned(authored, file_authors, last_commits, window)
    touching: dict[str, set[str]] = defaultdict(set)
    for touch in located.of(one.hash for one in work):
        if touch.path in orphaned:
            touching[subject.REPO].add(touch.hash)
            touching[subject.area(path_area(touch.path))].add(touch.hash)
    return {about: tuple(one.hash for one in work if one.hash in commits) for about, commits in touching.items()}


def _orphaned(
    paths: Sequence[str],
    file_authors: Mapping[str, tuple[PersonId, ...]],
    last_commits: Mapping[PersonId, int],
    window: Window,
) -> Set[str]:
    """Return the paths none of whose authors made a commit in the last 180 days."""
    recent = Window(start=window.end - _RECENT, end=window.end)
    active = {person for person, time in last_commits.items() if time in recent}
    return {path for path in paths if active.isdisjoint(file_authors[path])}


def _share(about: str, judged: Sequence[str], orphaned: Set[str], touches: Mapping[str, int]) -> Value:
    """Return one subject's share, and name its orphaned files that change most."""
    theirs = [path for path in judged if path in orphaned]
    answer = share(len(theirs), len(judged), n=len(judged), subject=about)
    detail = {"orphaned": str(len(theirs)), "judged": str(len(judged))}
    named = busiest(theirs, touches)
    return Value(
        value=answer.value,
        n=answer.n,
        subject=about,
        why_none=answer.why_none,
        detail=detail | ({"files": named} if named else {}),
    )
