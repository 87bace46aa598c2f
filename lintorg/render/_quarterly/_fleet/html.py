"""An organisation's quarter as one HTML file, made as the page of a repository is: nothing is loaded, nothing runs."""

from __future__ import annotations

from lintorg import __version__
from lintorg.model.fleet_quarter import FleetQuarter
from lintorg.render._quarterly._fleet import _tables
from lintorg.render._quarterly._html.figures import over_quarters, painted
from lintorg.render._quarterly._html.painter import painter
from lintorg.render._quarterly._html.timelines import Axis
from lintorg.render._quarterly._tables import flow
from lintorg.render._quarterly.html import templates
from lintorg.render._shared.fleet import not_judged


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
            tables=_tables,
            flow=flow(report.series),
            not_judged=not_judged,
            version=__version__,
        )
    )
