"""How often commits are taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median_low

from lintorg.metrics._shared.intervals import share_of_events
from lintorg.metrics._shared.shares import busiest
from lintorg.model import subject
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import DAY, Contribution, Revert, Window

METRIC = Metric(
    title="commits that revert another",
    definition=(
        'Commits with a subject Revert "…", Revert D123, Revert^n "…", Back out "…" or revert: …, or whose message '
        'says "This reverts commit", "Reverts" or "Original commit changeset:" of a commit of this history, among the '
        "window's commits, or those that touch the area. Reverts by or of bots do not count, nor does what lands "
        'again: an even number of leading Revert ", a revert of a revert that is named by its hash, or a subject that '
        "starts with Reapply, Reland or Re-land."
    ),
    version=2,
    unit="share",
    scopes=("repo", "area"),
    fact=False,
    source="interval: Wilson 1927, widened by the design effect of weeks",
    detail=("reverts", "unexplained", "stood", "files"),
)


def measure(
    work: tuple[Contribution, ...],
    area_work: Mapping[str, tuple[Contribution, ...]],
    reverts: Mapping[str, Revert],
    path_area: Callable[[str], str],
    window: Window,
) -> Iterator[Value]:
    """Divide the reverts by the commits: of the repository, and by area."""
    for area, commits in (None, work), *area_work.items():
        found = [reverts[one.hash] for one in commits if one.hash in reverts]
        touched = Counter(path for one in found for path in one.paths if area in (None, path_area(path)))
        events = [(one.time, float(one.hash in reverts)) for one in commits]
        answer = share_of_events(events, window, subject=subject.area(area) if area else subject.REPO)
        yield replace(answer, detail=_detail(found, touched))


def commits_behind(
    work: tuple[Contribution, ...],
    area_work: Mapping[str, tuple[Contribution, ...]],
    reverts: Mapping[str, Revert],
) -> Mapping[str, tuple[str, ...]]:
    """Return the reverts by subject, newest first."""
    subjects = {subject.REPO: work} | {subject.area(area): commits for area, commits in area_work.items()}
    return {about: tuple(one.hash for one in commits if one.hash in reverts) for about, commits in subjects.items()}


def _detail(reverts: Sequence[Revert], touched: Mapping[str, int]) -> Mapping[str, str]:
    """Word how many there are, how many give no reason, how long half of what they revert stood, and where."""
    detail = {"reverts": str(len(reverts))}
    if bare := sum(one.bare for one in reverts):
        detail["unexplained"] = str(bare)
    if stood := [one.stood for one in reverts if one.stood is not None]:
        detail["stood"] = _days(median_low(stood))
    if files := busiest(touched, touched):
        detail["files"] = files
    return detail


def _days(seconds: int) -> str:
    days = -(-seconds // DAY)
    return "a day" if days <= 1 else f"{days} days"
