"""A quarterly report as one HTML file that loads nothing and runs nothing; charts by Vega, text by a template."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from lintorg import __version__
from lintorg.model import subject
from lintorg.model.dates import day
from lintorg.model.quarterly import QuarterReport, TrendedFinding
from lintorg.model.text import safe
from lintorg.render._quarterly import _tables
from lintorg.render._quarterly._html import charts, timelines
from lintorg.render._quarterly._tables import Table
from lintorg.render._quarterly.json import plain
from lintorg.render._shared.reasons import in_words
from lintorg.render._shared.words import people, plural

_COMMAND = re.compile(r"`([^`]+)`")
_MARKS = {"breach": "●", "pass": "○", "undecided": "◐"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing, what its marks mean, and a heading where a chart has several."""

    svg: Markup | None
    key: str
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


def render(report: QuarterReport) -> str:
    """Return the whole page."""
    environment = Environment(
        loader=PackageLoader("lintorg.render._quarterly", "_html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"prose": _prose, "exact": _exact, "reason": in_words, "trail": _trail, "about": _about}
    return environment.get_template("page.html.jinja").render(
        report=report,
        charts=tuple(_charts(report)),
        tables=_tables,
        day=day,
        people=people,
        plural=plural,
        version=__version__,
    )


def _charts(report: QuarterReport) -> Iterator[Chart]:
    nothing = "There is nothing to draw yet; the title says why."
    yield Chart(
        id="take-over",
        title=report.take_over.title,
        figures=(
            Figure(
                svg=charts.take_over(report),
                key="Dot: this year, larger where there were more commits, orange where nobody could. "
                "Stroke: four quarters ago. Areas of too few commits to be judged are in the table only.",
            ),
        ),
        table=_tables.take_over(report),
        instead="No area has the commits that it takes to be judged, so there is nothing to draw.",
    )
    how = report.handover.how
    yield Chart(
        id="handover",
        title=report.handover.title,
        figures=(
            Figure(
                svg=charts.handover(report),
                key="Orange: within half a year at most one of them is still there, and someone leaves.",
            ),
        ),
        table=_tables.handover(report),
        instead=f"To see what is about to be lost, {how}." if how else nothing,
    )
    yield Chart(
        id="way",
        title=report.way_to_core.title,
        figures=(
            Figure(
                svg=charts.way_to_core(report),
                key="Dot: the median, by the half-year in which people came. Line: its 95 % interval; "
                "with an arrow, longer than anyone was watched.",
            ),
        ),
        table=_tables.way_to_core(report),
        instead="For no half-year is there a median yet, so there is nothing to draw.",
    )
    yield Chart(
        id="bridges",
        title=report.bridges.title,
        figures=(
            Figure(
                svg=charts.bridges(report),
                key="Large: people who know both areas; small: won or lost since four quarters ago; "
                "hatched: fewer than by chance; ?: too few commits to tell.",
            ),
        ),
        table=_tables.bridges(report),
        instead="There is no pair of core areas to draw.",
    )
    yield Chart(
        id="upkeep",
        title=report.upkeep.title,
        figures=(
            Figure(
                svg=timelines.upkeep_shares(report),
                heading="Commits that touch upkeep, % of the quarter's commits",
                key="",
                timed=True,
            ),
            Figure(
                svg=timelines.upkeep_people(report),
                heading="People who carry half of the upkeep, and people who take part",
                key="",
                timed=True,
            ),
        ),
        table=_tables.upkeep(report),
        instead="No quarter has commits that touch upkeep, so there is nothing to draw.",
    )
    yield Chart(
        id="flow",
        title=report.flow.title,
        figures=tuple(
            Figure(
                svg=timelines.series(report, one),
                heading=f"{_tables.titled(one)}, {'% of commits' if one.unit == 'share' else one.unit}",
                key=f"The last quarter: {one.read_as}." if one.read_as else "",
                timed=True,
            )
            for one in report.flow.series
        ),
        table=_tables.flow(report.flow.series),
        instead="No quarter has the commits and people that it takes to be judged.",
    )


def _harmless(value: object) -> object:
    """Make a text safe before the template escapes it; what is markup already was made of such texts."""
    return safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _prose(text: str) -> Markup:
    """Return a sentence, with what stands between backticks in the letters of code."""
    code = Markup("<code>{}</code>")
    parts = _COMMAND.split(safe(text))
    return Markup("").join(code.format(part) if place % 2 else part for place, part in enumerate(parts))


def _exact(value: object) -> str:
    """Return a number as the JSON of the report has it."""
    return json.dumps(plain(value))


def _trail(found: TrendedFinding) -> str:
    return " ".join(_MARKS.get(outcome or "", "·") for outcome in found.outcomes)


def _about(found: TrendedFinding) -> str:
    about = found.finding.subject
    return "" if about == subject.REPO else subject.title(about)
