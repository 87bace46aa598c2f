"""An organisation's quarter as Markdown: the front page in words, then tables."""

from __future__ import annotations

from collections.abc import Iterator

from lintorg.model.fleet_quarter import FleetQuarter
from lintorg.render._quarterly._fleet import _tables
from lintorg.render._quarterly._tables import flow
from lintorg.render._quarterly.markdown import bullets, sections, table_lines
from lintorg.render._shared.fleet import not_judged
from lintorg.render._shared.markup import code, inert, prose


def render(report: FleetQuarter) -> str:
    """Return the whole report."""
    return "\n".join(_page(report)) + "\n"


def _page(report: FleetQuarter) -> Iterator[str]:
    yield f"# {inert(report.year.name)}, {report.quarter.name}"
    yield ""
    yield prose(_tables.work(report))
    yield ""
    yield from bullets(report.sentences)
    yield from sections(
        (
            ("Repositories", table_lines(_tables.repositories(report))),
            ("Could not be judged", _not_judged(report)),
            ("All repositories together, by quarter", table_lines(flow(report.series))),
            ("Core areas that nobody in their repository could take over", table_lines(_tables.alone(report))),
            ("Teams", table_lines(_tables.teams(report))),
            ("Findings", table_lines(_tables.findings(report))),
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
