"""An organisation's quarter as one HTML file, made as the page of a repository is: nothing is loaded, nothing runs."""

from __future__ import annotations

from lintorg import __version__
from lintorg.model.fleet_quarter import FleetQuarter
from lintorg.render.page.figures import over_quarters, painted
from lintorg.render.page.painter import painter
from lintorg.render.page.templates import templates
from lintorg.render.page.timelines import Axis
from lintorg.render.shared import fleet_tables
from lintorg.render.shared.fleet import not_judged
from lintorg.render.shared.quarter_tables import flow


def prepare() -> None:
    """Start the painter of the charts."""
    painter()


def render(report: FleetQuarter) -> str:
    """Return the whole page."""
    return (
        templates()
        .get_template("fleet.html.jinja")
        .render(
            report=report,
            charts=painted(over_quarters(Axis(report.quarters), report.series)),
            tables=fleet_tables,
            flow=flow(report.series),
            not_judged=not_judged,
            version=__version__,
        )
    )
