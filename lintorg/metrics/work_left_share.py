"""How much of the past year's work is by people who have gone quiet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lintorg.metrics._shared.quiet import quiet_areas, why_untold
from lintorg.model import subject
from lintorg.model.hands import QuietWork
from lintorg.model.measure import Metric, Value

METRIC = Metric(
    title="work by people quiet for 90 days",
    definition=(
        "Of the commits from 365 to 90 days before the window's end, the credit share of regular people who have made "
        "none anywhere in the last 90 days; regular is who made ten commits or more in that time, in whatever area. "
        "Of the repository and of each core area, told only of 30 commits or more, where three regulars or more have "
        "gone quiet or five or more worked there; n counts these commits. Quiet is not gone: of the pauses of core "
        "developers a third to a half ended in a return (Calefato et al. 2022)."
    ),
    unit="share",
    scopes=("repo", "area"),
    minimum=30,
    detail=("quiet_people", "regulars", "quiet_areas"),
)


def measure(gone_quiet: Mapping[str | None, QuietWork], core: frozenset[str]) -> Iterator[Value]:
    """Tell the share of the repository, with the core areas that lost most, and of each of these."""
    areas = quiet_areas(gone_quiet, core)
    whole = _told(subject.REPO, gone_quiet.get(None))
    yield replace(whole, detail={**whole.detail, "quiet_areas": areas}) if areas else whole
    for area in sorted(core.intersection(area for area in gone_quiet if area)):
        yield _told(subject.area(area), gone_quiet[area])


def _told(about: str, work: QuietWork | None) -> Value:
    reason = why_untold(work)
    if work is None or reason:
        return Value(value=None, n=work.commits if work else 0, subject=about, why_none=reason)
    detail = {"quiet_people": str(work.quiet), "regulars": str(work.regulars)}
    return Value(value=work.share, n=work.commits, subject=about, detail=detail)
