"""An organisation's quarter as Markdown: the front page in words, then tables."""

from __future__ import annotations

from collections.abc import Iterator

from lintorg.model.fleet_quarter import FleetQuarter
from lintorg.render.shared import fleet_tables
from lintorg.render.shared.fleet import not_judged
from lintorg.render.shared.markdown_tables import bullets, sections, table_lines
from lintorg.render.shared.markup import code, inert, prose
from lintorg.render.shared.quarter_tables import flow


def render(report: FleetQuarter) -> str:
    """Return the whole report."""
    return "\n".join(_page(report)) + "\n"


def _page(report: FleetQuarter) -> Iterator[str]:
    yield f"# {inert(report.year.name)}, {report.quarter.name}"
    yield ""
    yield prose(fleet_tables.work(report))
    yield ""
    yield from bullets(report.sentences)
    yield from sections(
        (
            ("Repositories", table_lines(fleet_tables.repositories(report))),
            ("Could not be judged", _not_judged(report)),
            ("All repositories together, by quarter", table_lines(flow(report.series))),
            ("Core areas where nobody in their repository could step in", table_lines(fleet_tables.alone(report))),
            ("Teams", table_lines(fleet_tables.teams(report))),
            ("Findings", table_lines(fleet_tables.findings(report))),
            ("How good the data is", _quality(report)),
            ("How the numbers are made", bullets(report.methods)),
            ("What they cannot tell", bullets(report.limits)),
            ("What this report is not for", bullets(report.not_for)),
        )
    )


def _not_judged(report: FleetQuarter) -> Iterator[str]:
    for name, reason in not_judged(report.year):
        yield f"- {code(name)}: {prose(reason)}"


def _quality(report: FleetQuarter) -> Iterator[str]:
    yield from bullets([f"{row.what}: {row.says}" for row in report.quality])
    yield from bullets(report.year.notes)
