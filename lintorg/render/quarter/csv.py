"""A quarterly report as CSV: every number on a line of its own, for spreadsheets and data frames."""

from __future__ import annotations

from collections.abc import Iterator

from lintorg.model import subject
from lintorg.model.quarterly import QuarterReport
from lintorg.render.shared.sheet import Line, series_lines, sheet


def render(report: QuarterReport) -> str:
    """Return the whole report, a header line first."""
    return sheet(_lines(report))


def _lines(report: QuarterReport) -> Iterator[Line]:
    for part, said in report.sentences._asdict().items():
        yield Line(part="sentence", quarter=report.quarter.name, metric=part, note=said)
    yield from _diary(report)
    yield from _areas(report)
    yield from _ways(report)
    yield from _bridges(report)
    yield from _upkeep(report)
    for series in report.series:
        yield from series_lines(series, series.subject)
    yield from _judged(report)


def _diary(report: QuarterReport) -> Iterator[Line]:
    for action in report.actions:
        about = subject.area(action.area)
        yield Line(part="action", subject=about, metric="before", unit="people", value=action.before, note=action.what)
        yield Line(part="action", subject=about, metric="now", unit="people", value=action.now, note=action.outcome)
    for event in report.events:
        yield Line(part="event", quarter=event.quarter, metric=event.when, note=event.what)


def _areas(report: QuarterReport) -> Iterator[Line]:
    for row in report.take_over.rows:
        about = subject.area(row.area)
        for metric, unit, value in (
            ("commits", "commits", row.commits),
            ("people", "people", row.people),
            ("successors", "people", row.successors),
            ("before", "people", row.before),
        ):
            yield Line(part="take_over", subject=about, metric=metric, unit=unit, value=value)
    for due in report.handover.rows:
        about = subject.area(due.area)
        yield Line(part="handover", subject=about, metric="familiar", unit="people", value=due.familiar)
        yield Line(part="handover", subject=about, metric="due", value=due.due)
    for hot in report.hot_functions.rows:
        about = subject.area(hot.area)
        yield Line(part="hot_functions", subject=about, metric="count", unit="functions", value=hot.count)


def _ways(report: QuarterReport) -> Iterator[Line]:
    for row in (*report.way_to_core.rows, *report.way_to_core.cohorts):
        yield Line(
            part="way_to_core",
            subject=row.entry,
            metric="weeks",
            unit="weeks",
            value=row.weeks,
            low=row.low,
            high=row.high,
            n=row.people,
            note=row.why_none,
        )


def _bridges(report: QuarterReport) -> Iterator[Line]:
    for row in report.bridges.rows:
        about = subject.pair(row.one, row.other)
        for metric, value in (("people", row.people), ("before", row.before), ("chance", row.chance)):
            yield Line(part="bridges", subject=about, metric=metric, unit="people", value=value)


def _upkeep(report: QuarterReport) -> Iterator[Line]:
    for row in report.upkeep.rows:
        for area, share in zip(report.upkeep.areas, row.shares, strict=True):
            about = subject.area(area)
            yield Line(
                part="upkeep",
                quarter=row.quarter,
                subject=about,
                metric="share",
                unit="share",
                value=share,
                n=row.commits,
            )
        yield Line(part="upkeep", quarter=row.quarter, metric="half_people", unit="people", value=row.half_people)
        yield Line(part="upkeep", quarter=row.quarter, metric="people", unit="people", value=row.people)


def _judged(report: QuarterReport) -> Iterator[Line]:
    for found in report.findings:
        finding = found.finding
        breaches = found.breaches if found.outcomes else None
        yield Line(
            part="finding",
            quarter=report.quarter.name,
            subject=finding.subject,
            metric=finding.rule.id,
            unit="quarters",
            value=breaches,
            note=f"{finding.outcome}: {finding.message}",
        )
    for measure in report.measures:
        yield Line(
            part="measure",
            subject=measure.subject,
            metric=measure.metric,
            unit=measure.unit,
            value=measure.value,
            low=measure.low,
            high=measure.high,
            n=measure.n,
            note=measure.why_none,
        )
