"""A quarterly report as one HTML file that loads nothing and runs nothing; charts by Vega, text by a template."""

from __future__ import annotations

from lintorg import __version__
from lintorg.model.dates import day
from lintorg.model.quarterly import QuarterReport
from lintorg.render.page.figures import six
from lintorg.render.page.painter import painter
from lintorg.render.page.templates import templates
from lintorg.render.shared import quarter_tables
from lintorg.render.shared.words import people, plural


def prepare() -> None:
    """Start the painter of the charts."""
    painter()


def render(report: QuarterReport) -> str:
    """Return the whole page."""
    return (
        templates()
        .get_template("page.html.jinja")
        .render(
            report=report,
            charts=tuple(six(report)),
            tables=quarter_tables,
            day=day,
            people=people,
            plural=plural,
            version=__version__,
        )
    )
