"""The six charts of the page: message, drawings with what their marks mean, numbers, and words where there are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from lintorg.model.quarterly import QuarterReport, Series
from lintorg.render.page import charts, timelines
from lintorg.render.page.painter import Spec, painter
from lintorg.render.shared import quarter_tables
from lintorg.render.shared.quarter_tables import Table

_ROLES = re.compile(r' (?:role|aria-roledescription)="[a-z -]*"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing, what its marks mean, and a heading where a chart has several; without ``spec`` there is nothing."""

    spec: Spec | None
    key: str
    svg: Markup | None = None
    heading: str = ""
    timed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One of the six: its message, figures and numbers; or words where there is nothing to draw."""

    id: str
    title: str
    figures: tuple[Figure, ...]
    table: Table
    instead: str = ""


def six(report: QuarterReport) -> Iterator[Chart]:
    """Yield the charts in the order of the page, with what is drawn of them."""
    for chart in (*_of_areas(report), *_of_people(report), *_of_quarters(report)):
        yield replace(chart, figures=painted(chart.figures))


def painted(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return the figures that have something to draw, drawn."""
    found = [(figure, figure.spec) for figure in figures if figure.spec]
    svgs = painter().paint([spec for _, spec in found])
    return tuple(replace(figure, svg=_markup(svg)) for (figure, _), svg in zip(found, svgs, strict=True))


def _markup(svg: str) -> Markup:
    """Take SVG as it is, for Vega escapes every text in it; roles without names say nothing to a screen reader."""
    return Markup(_ROLES.sub("", svg))  # noqa: S704 — made by Vega, of escaped text


def _of_areas(report: QuarterReport) -> Iterator[Chart]:
    yield Chart(
        id="take-over",
        title=report.take_over.title,
        figures=(
            Figure(
                spec=charts.take_over(report),
                key="Dot: this year, larger where there were more commits, orange where nobody could. "
                "Stroke: from four quarters ago, where that is known. Areas of too few commits to be judged are in the "
                "table only.",
            ),
        ),
        table=quarter_tables.take_over(report),
        instead="No area has the commits that it takes to be judged, so there is nothing to draw.",
    )
    how = report.handover.how
    yield Chart(
        id="handover",
        title=report.handover.title,
        figures=(
            Figure(
                spec=charts.handover(report),
                key="Orange: within half a year at most one of them is still there, and someone leaves.",
            ),
        ),
        table=quarter_tables.handover(report),
        instead=f"To see what is about to be lost, {how}." if how else "No area is known to anyone active.",
    )


def _of_people(report: QuarterReport) -> Iterator[Chart]:
    yield Chart(
        id="way",
        title=report.way_to_core.title,
        figures=(
            Figure(
                spec=charts.way_to_core(report),
                key="Dot: the median, by the half-year in which people came. Line: its 95 % interval; "
                "with an arrow, longer than anyone was watched.",
            ),
        ),
        table=quarter_tables.way_to_core(report),
        instead="For no half-year is there a median yet, so there is nothing to draw.",
    )
    yield Chart(
        id="bridges",
        title=report.bridges.title,
        figures=(
            Figure(
                spec=charts.bridges(report),
                key="Large: people who know both areas; small: won or lost since four quarters ago; "
                "hatched: fewer than by chance; ?: too few commits to tell. Nothing small: the same, or not known.",
            ),
        ),
        table=quarter_tables.bridges(report),
        instead="There is no pair of core areas to draw.",
    )


def _of_quarters(report: QuarterReport) -> Iterator[Chart]:
    yield Chart(
        id="upkeep",
        title=report.upkeep.title,
        figures=(
            Figure(
                spec=timelines.upkeep_shares(report),
                heading="Commits that touch upkeep, % of the quarter's commits",
                key="Other areas may be touched too. Quarters of any size are shown, and none is judged.",
                timed=True,
            ),
            Figure(
                spec=timelines.upkeep_people(report),
                heading="People who make half of the commits that are upkeep alone, and who make any",
                key="",
                timed=True,
            ),
        ),
        table=quarter_tables.upkeep(report),
        instead="No quarter has commits that touch upkeep, so there is nothing to draw.",
    )
    yield Chart(
        id="flow",
        title=report.flow.title,
        figures=over_quarters(timelines.Axis(report.quarters, report.events), report.flow.series),
        table=quarter_tables.flow(report.flow.series),
        instead="No quarter has the commits and people that it takes to be judged.",
    )


def over_quarters(axis: timelines.Axis, series: Sequence[Series]) -> tuple[Figure, ...]:
    """Return a figure for each series, on an XmR chart."""
    return tuple(
        Figure(
            spec=timelines.series(axis, one),
            heading=_heading(one),
            key=f"The last quarter: {one.read_as}." if one.read_as else "",
            timed=True,
        )
        for one in series
    )


def _heading(series: Series) -> str:
    title, unit = quarter_tables.titled(series), "% of commits" if series.unit == "share" else series.unit
    return title if title == unit else f"{title}, {unit}"
