"""A quarterly report as Markdown: the front page in words, then a table for each chart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lintorg.model import subject
from lintorg.model.dates import day
from lintorg.model.measure import Unit
from lintorg.model.quarterly import Number, QuarterReport, Series, TrendedFinding, WayRow
from lintorg.model.rule import SEVERITY_RANK
from lintorg.render._shared.markup import code, inert, prose
from lintorg.render._shared.reasons import in_words
from lintorg.render._shared.words import MISSING, people, plural

_NO_QUARTER = ("No quarter has the commits and people that it takes to be judged.",)
_ALIGN = {"left": "---", "right": "--:"}


def render(report: QuarterReport) -> str:
    """Return the whole report."""
    return "\n".join(_page(report)) + "\n"


def _page(report: QuarterReport) -> Iterator[str]:
    repository = report.repository
    yield f"# {inert(repository.name)}, {report.quarter.name}"
    yield ""
    yield (
        f"{plural(report.quarter_commits, 'commit')} by {people(report.quarter_people)} in the quarter, "
        f"{plural(repository.window_commits, 'commit')} by {people(repository.people)} in the year to "
        f"{day(report.quarter.end)} · head {repository.head[:7]}"
    )
    yield ""
    yield from (f"- {prose(sentence)}" for sentence in report.sentences)
    charts = (
        (report.take_over.title, _take_over(report)),
        (report.handover.title, _handover(report)),
        (report.way_to_core.title, _way(report)),
        (report.bridges.title, _bridges(report)),
        (report.upkeep.title, _upkeep(report)),
        (report.flow.title, _flow(report.flow.series) if _has_values(report.flow.series) else iter(_NO_QUARTER)),
    )
    yield from _sections((("Were the actions worth it?", _actions(report)), ("What happened", _events(report))))
    for title, part in charts:
        yield from ("", f"## {inert(title)}", "", *(list(part) or ["Nothing to show."]))
    yield from _sections(
        (
            ("Every number by quarter", _others(report)),
            ("Findings", _findings(report)),
            ("Functions that one hand alone changes often", _hot(report)),
            (f"Since {report.against.quarter}" if report.against else "", _against(report)),
            ("How good the data is", _quality(report)),
            ("How the numbers are made", _list(report.methods)),
            ("What they cannot tell", _list(report.limits)),
            ("What this report is not for", _list(report.not_for)),
        )
    )


def _sections(parts: Iterable[tuple[str, Iterator[str]]]) -> Iterator[str]:
    """Yield the parts that have something to say, each below its heading."""
    for heading, part in parts:
        lines = list(part)
        if lines:
            yield from ("", f"## {inert(heading)}", "", *lines)


def _actions(report: QuarterReport) -> Iterator[str]:
    rows = [(code(one.area), inert(one.what), one.when, inert(one.outcome)) for one in report.actions]
    return _table((("area", "left"), ("what", "left"), ("since", "left"), ("could take over", "left")), rows)


def _events(report: QuarterReport) -> Iterator[str]:
    return _list([f"{event.when} ({event.quarter}): {event.what}" for event in report.events])


def _take_over(report: QuarterReport) -> Iterator[str]:
    rows = [
        (
            _area(row.area, core=row.core),
            row.commits,
            row.people,
            (row.successors or "nobody") if row.judged else "too few commits",
            row.before,
        )
        for row in report.take_over.rows
    ]
    columns = (
        ("area", "left"),
        ("commits", "right"),
        ("people", "right"),
        ("could take over", "right"),
        ("a year ago", "right"),
    )
    yield from _table(columns, rows)
    if rows:
        yield from ("", "People besides the area's most active one; · is not core.")


def _area(name: str, *, core: bool) -> str:
    return code(name) + ("" if core else " ·")


def _handover(report: QuarterReport) -> Iterator[str]:
    handover = report.handover
    if handover.why_none:
        yield prose(f"To see what is about to be lost, {handover.how}.")
        return
    rows = [
        (_area(row.area, core=row.core), row.commits, row.familiar, "due" if row.due else "") for row in handover.rows
    ]
    columns = (
        ("area", "left"),
        ("commits", "right"),
        ("people who know it and are active", "right"),
        ("hand over", "left"),
    )
    yield from _table(columns, rows)


def _way(report: QuarterReport) -> Iterator[str]:
    way = report.way_to_core
    columns = ("came in", "left"), ("people", "right"), ("weeks to core (median)", "right"), ("95 % interval", "right")
    yield from _table(columns, [_way_row(row) for row in (*way.rows, *way.cohorts)])
    if way.why_no_cohorts:
        yield from ("", f"Students and interns apart: not told, {inert(in_words(way.why_no_cohorts))}.")


def _way_row(row: WayRow) -> tuple[object, ...]:
    if row.weeks is None or row.low is None:
        return row.entry, row.people, inert(in_words(row.why_none or "")), None
    high = "longer than watched" if row.high is None else f"{row.high:.1f}"
    return row.entry, row.people, f"{row.weeks:.1f}", f"{row.low:.1f} to {high}"


def _bridges(report: QuarterReport) -> Iterator[str]:
    rows = [
        (
            f"{code(row.one)} {code(row.other)}",
            row.people,
            row.before,
            None if row.chance is None else f"{row.chance}{' (fewer than that)' if row.below_chance else ''}",
        )
        for row in report.bridges.rows
    ]
    columns = ("core areas", "left"), ("people who know both", "right"), ("a year ago", "right"), ("by chance", "right")
    return _table(columns, rows)


def _upkeep(report: QuarterReport) -> Iterator[str]:
    rows = [
        (
            row.quarter,
            row.commits,
            *(None if share is None else _value(share, "share") for share in row.shares),
            row.half_people,
            row.people,
        )
        for row in report.upkeep.rows
    ]
    areas = tuple((inert(area), "right") for area in report.upkeep.areas)
    columns = (("quarter", "left"), ("commits", "right"), *areas, ("carry half", "right"), ("take part", "right"))
    return _table(columns, rows)


def _flow(series: Sequence[Series]) -> Iterator[str]:
    quarters = [(point.quarter, "right") for point in series[0].points] if series else []
    rows = [
        (
            inert(_titled(one)),
            *(None if point.value is None else _value(point.value, one.unit) for point in one.points),
            inert(one.read_as),
        )
        for one in series
    ]
    return _table((("", "left"), *quarters, ("the last one", "left")), rows)


def _titled(series: Series) -> str:
    return series.title if series.subject == subject.REPO else f"{series.title} ({subject.title(series.subject)})"


def _others(report: QuarterReport) -> Iterator[str]:
    shown = {series.metric for series in report.flow.series}
    others = [series for series in report.series if series.metric not in shown]
    return _flow(others) if _has_values(others) else iter(())


def _has_values(series: Iterable[Series]) -> bool:
    return any(point.value is not None for one in series for point in one.points)


def _findings(report: QuarterReport) -> Iterator[str]:
    breaches = [one for one in report.findings if one.finding.outcome == "breach" and not one.finding.accepted]
    breaches.sort(key=lambda one: (-SEVERITY_RANK[one.finding.severity], one.finding.rule.id))
    counts = report.counts
    yield (
        f"{plural(counts.breach, 'rule')} breached · {counts.passed} passed · {counts.undecided} undecided · "
        f"{counts.abstained} abstained · {counts.waived + counts.baselined} accepted by the team"
    )
    yield ""
    columns = ("", "left"), ("rule", "left"), ("about", "left"), ("", "left"), ("trend", "left"), ("what to do", "left")
    yield from _table(columns, [_finding(one) for one in breaches])
    guards = [f"{guard.id} {guard.name}: {guard.detail}" for guard in report.guards if guard.active]
    if guards:
        yield from ("", "What limits this:", "", *_list(guards))


def _finding(found: TrendedFinding) -> tuple[object, ...]:
    finding = found.finding
    trend = f"a breach in {found.breaches} of {plural(found.judged, 'quarter')}" if found.outcomes else MISSING
    about = "" if finding.subject == subject.REPO else code(subject.title(finding.subject))
    advice = " ".join(map(prose, finding.remedy))
    return finding.severity, inert(finding.rule.id), about, inert(finding.message), trend, advice


def _hot(report: QuarterReport) -> Iterator[str]:
    hot = report.hot_functions
    if hot.why_none:
        yield f"Not known: {inert(in_words(hot.why_none))}."
    elif hot.rows:
        columns = ("area", "left"), ("functions", "right"), ("among them", "left")
        yield from _table(columns, [(code(row.area), row.count, inert(row.functions)) for row in hot.rows])
    else:
        yield "None."


def _against(report: QuarterReport) -> Iterator[str]:
    if report.against is None:
        return
    if not report.against.differences:
        yield "No finding came or went, and as many people could take over each area."
        return
    rows = [
        (inert(one.what), code(subject.title(one.subject)), inert(one.before), inert(one.now))
        for one in report.against.differences
    ]
    yield from _table((("what", "left"), ("about", "left"), ("before", "left"), ("now", "left")), rows)


def _quality(report: QuarterReport) -> Iterator[str]:
    yield from _list([f"{row.what}: {row.says}" for row in report.quality])
    yield from _list(report.notes)


def _list(sentences: Iterable[str]) -> Iterator[str]:
    return (f"- {prose(sentence)}" for sentence in sentences)


def _table(columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """Yield the lines of a table of inert cells; nothing without rows."""
    if not rows:
        return
    yield f"| {' | '.join(name for name, _ in columns)} |"
    yield f"|{'|'.join(_ALIGN[side] for _, side in columns)}|"
    for row in rows:
        yield f"| {' | '.join(MISSING if cell is None else str(cell) for cell in row)} |"


def _value(value: Number, unit: Unit) -> str:
    if unit == "share":
        return f"{100 * value:.3g} %"
    return str(value) if isinstance(value, int) else f"{value:.3g}"
