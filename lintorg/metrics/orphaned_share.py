"""How much of the code that is worked on has lost its authors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set

from lintorg.metrics._shared.files import busiest
from lintorg.metrics._shared.shares import share
from lintorg.model import subject
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import DAY, PersonId, Window

METRIC = Metric(
    title="files whose authors are gone",
    definition=(
        "Of the live code files touched in the window that have an author (see truck_factor), the share none of whose "
        "authors made a commit anywhere in the last 180 days, authored or co-authored. n counts the files with an "
        "author."
    ),
    unit="share",
    scopes=("area", "repo"),
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
    recent = Window(start=window.end - _RECENT, end=window.end)
    active = {person for person, time in last_commits.items() if time in recent}
    judged = [path for path, authors in file_authors.items() if authors and path in counted_paths]
    orphaned = {path for path in judged if active.isdisjoint(file_authors[path])}
    by_area: dict[str, list[str]] = defaultdict(list)
    for path in judged:
        by_area[path_area(path)].append(path)
    yield _share(subject.REPO, judged, orphaned, counted_paths)
    for area, paths in sorted(by_area.items()):
        yield _share(subject.area(area), paths, orphaned, counted_paths)


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
