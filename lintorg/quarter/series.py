"""Numbers of the repository quarter by quarter, each with what tells a change from noise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lintorg.derive.guards import guards
from lintorg.derive.standing import standing
from lintorg.gather.measuring import Measures, catalogue, measure_all
from lintorg.model.measure import TOO_FEW, Measure, Unit
from lintorg.model.quarter import Quarter
from lintorg.model.quarterly import Point, Series
from lintorg.model.subject import EARLY_CAREER, REPO
from lintorg.quarter.limits import change_of, limits_of
from lintorg.quarter.words import number, span
from lintorg.wiring import Tables

FLOW = ("effective_contributors", "change_size_p50", "change_size_p90", "revert_share")
OF_A_QUARTER = (
    *FLOW,
    "commits",
    "people",
    "contributor_absence_factor",
    "top_author_share",
    "cross_core_commit_share",
    "core_test_cochange",
    "upkeep_share",
    "upkeep_half_people",
    "oversized_share_400",
    "oversized_share_1000",
)
"""Metrics that look at the commits of their window alone: a quarter has its own value of them."""
OF_COHORTS = ("early_career_commit_share", "early_career_core_share", "early_career_share_ratio")
_GAPS = {TOO_FEW: "too few commits or people", "suppressed": "too few people in the cohort, or too few came or went"}
_SPOILING = frozenset({"G2", "G6", "G7"})
"""Guards that make a quarter unlike the others: copied commits, one dump, missing objects."""


def series_of(quarters: Sequence[Quarter], tables: Sequence[Tables]) -> tuple[Series, ...]:
    """Return the series of the repository over quarters, given with the tables of each one's own window."""
    measured = [
        (quarter, measure_all(one, OF_A_QUARTER), _why_gap(one)) for quarter, one in zip(quarters, tables, strict=True)
    ]
    return tuple(
        one_series(metric, REPO, (_point(quarter, found[metric, REPO], gap) for quarter, found, gap in measured))
        for metric in OF_A_QUARTER
    )


def cohort_series(quarters: Sequence[Quarter], tables: Sequence[Tables], told: Sequence[bool]) -> tuple[Series, ...]:
    """Return the series of a cohort, with a gap where a quarter may not be ``told``."""
    measured: list[Measures] = [measure_all(one, OF_COHORTS) for one in tables]

    def point(metric: str, place: int) -> Point:
        if not told[place]:
            return Point(quarter=quarters[place].name, value=None, why_none="suppressed")
        standings = tables[place].of(standing)
        gap = standings.get(EARLY_CAREER, standings[REPO])
        return _point(quarters[place], measured[place][metric, EARLY_CAREER], gap)

    return tuple(
        one_series(metric, EARLY_CAREER, [point(metric, place) for place in range(len(quarters))])
        for metric in OF_COHORTS
    )


def one_series(metric: str, about: str, points: Iterable[Point]) -> Series:
    """Return a metric's series with its limits, and what its last quarter is in their light."""
    known = catalogue()[metric]
    return judged_series(metric, about, points, title=known.title, unit=known.unit, version=known.version)


def judged_series(
    metric: str, about: str, points: Iterable[Point], *, title: str, unit: Unit, version: int = 1
) -> Series:
    """Return the series of anything that has a value by quarter."""
    points = tuple(points)
    limits = limits_of([point.value for point in points[:-1]])
    value = points[-1].value
    shown = limits if value is not None else None
    bare = Series(
        metric=metric,
        title=title,
        subject=about,
        unit=unit,
        version=version,
        points=points,
        centre=shown.centre if shown else None,
        lower=shown.lower if shown else None,
        upper=shown.upper if shown else None,
        change=change_of(value, limits),
    )
    return replace(bare, read_as=_read(bare))


def _read(series: Series) -> str:
    last = series.points[-1]
    if last.value is None:
        return f"not judged: {_GAPS.get(last.why_none or '', last.why_none)}"
    said = number(last.value, series.unit)
    if series.lower is None:
        return f"{said}; it takes six earlier quarters with a value to tell a change from noise"
    if series.change == "unknown":
        return f"{said}; the quarters before were all alike, so their noise is not known"
    if series.change == "none":
        return f"{said}, within {span(series)}: no change beyond noise"
    side = "above" if series.change == "up" else "below"
    return f"{said}, {side} {span(series)}, where the quarters before put it: a change"


def _point(quarter: Quarter, measure: Measure, gap: str | None) -> Point:
    """Return a quarter's point; a gap where the quarter may not be judged."""
    reason = gap or measure.why_none
    if reason or measure.value is None:
        return Point(
            quarter=quarter.name, value=None, n=0 if measure.subject == EARLY_CAREER else measure.n, why_none=reason
        )
    return Point(quarter=quarter.name, value=measure.value, n=measure.n, low=measure.low, high=measure.high)


def _why_gap(tables: Tables) -> str | None:
    """Return the reason code why a quarter does not count, None where it does."""
    return tables.of(standing)[REPO] or spoiled_by(tables)


def spoiled_by(tables: Tables) -> str | None:
    """Return the guard, as a reason code, that makes a quarter unlike the others."""
    known_guards = tables.of(guards)
    return next((f"guard:{guard.id}" for guard in known_guards if guard.active and guard.id in _SPOILING), None)
