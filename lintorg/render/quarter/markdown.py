"""A quarterly report as Markdown: the front page in words, then a table for each chart."""

from __future__ import annotations

from collections.abc import Iterator

from lintorg.model import subject
from lintorg.model.dates import day
from lintorg.model.quarterly import QuarterReport, TrendedFinding
from lintorg.render.shared import quarter_tables
from lintorg.render.shared.markdown_tables import bullets, lines_of, sections, table_lines
from lintorg.render.shared.markup import code, inert, prose
from lintorg.render.shared.reasons import in_words
from lintorg.render.shared.words import people, plural

_NO_QUARTER = ("No quarter has the commits and people that it takes to be judged.",)


def render(report: QuarterReport) -> str:
    """Return the whole report."""
    return "\n".join(_page(report)) + "\n"


def _page(report: QuarterReport) -> Iterator[str]:
    repository = report.repository
    yield f"# {inert(repository.title)}, {report.quarter.name}"
    yield ""
    yield (
        f"{plural(report.quarter_commits, 'commit')} by {people(report.quarter_people)} in the quarter, "
        f"{plural(repository.window_commits, 'commit')} by {people(repository.people)} in the year to "
        f"{day(report.quarter.end)} · head {repository.head[:7]}"
    )
    yield ""
    yield from (f"- {prose(sentence)}" for sentence in report.sentences)
    charts = (
        (report.take_over.title, table_lines(quarter_tables.take_over(report))),
        (report.handover.title, _handover(report)),
        (report.way_to_core.title, table_lines(quarter_tables.way_to_core(report))),
        (report.bridges.title, table_lines(quarter_tables.bridges(report))),
        (report.upkeep.title, table_lines(quarter_tables.upkeep(report))),
        (report.flow.title, list(table_lines(quarter_tables.flow(report.flow.series))) or _NO_QUARTER),
    )
    yield from sections((("Were the actions worth it?", _actions(report)), ("What happened", _events(report))))
    for title, part in charts:
        yield from ("", f"## {inert(title)}", "", *(list(part) or ["Nothing to show."]))
    yield from sections(
        (
            ("The other numbers by quarter", table_lines(quarter_tables.others(report))),
            ("Findings", _findings(report)),
            ("Functions that one hand alone changes often", _hot(report)),
            (f"Since {report.against.quarter}" if report.against else "", _against(report)),
            ("How good the data is", _quality(report)),
            ("How the numbers are made", bullets(report.methods)),
            ("What they cannot tell", bullets(report.limits)),
            ("What this report is not for", bullets(report.not_for)),
        )
    )


def _actions(report: QuarterReport) -> Iterator[str]:
    yield from list(table_lines(quarter_tables.actions(report))) or [prose(quarter_tables.NO_ACTION)]


def _events(report: QuarterReport) -> Iterator[str]:
    return bullets([f"{event.when} ({event.quarter}): {event.what}" for event in report.events])


def _handover(report: QuarterReport) -> Iterator[str]:
    if report.handover.why_none:
        yield prose(f"To see what is about to be lost, {report.handover.how}.")
    yield from table_lines(quarter_tables.handover(report))


def _findings(report: QuarterReport) -> Iterator[str]:
    yield quarter_tables.counted(report)
    yield ""
    rows = tuple(_finding(one) for one in quarter_tables.breaches(report))
    yield from lines_of(("", "rule", "about", "", "trend", "what to do"), ("left",) * 6, rows)
    guards = [f"{guard.id} {guard.name}: {guard.detail}" for guard in report.guards if guard.active]
    if guards:
        yield from ("", "What limits this:", "", *bullets(guards))


def _finding(found: TrendedFinding) -> tuple[str, ...]:
    finding = found.finding
    about = "" if finding.subject == subject.REPO else code(subject.title(finding.subject))
    more = (f"More: {', '.join(f'`{hint}`' for hint in found.hints)}",) if found.hints else ()
    measured = (f"Measured: {'; '.join(found.facts)}.",) if found.facts else ()
    advice = " ".join(map(prose, (*measured, *finding.remedy, *more)))
    return finding.severity, inert(finding.rule.id), about, inert(finding.message), quarter_tables.trend(found), advice


def _hot(report: QuarterReport) -> Iterator[str]:
    hot = report.hot_functions
    if hot.why_none:
        yield f"Not known: {inert(in_words(hot.why_none))}."
    else:
        yield from list(table_lines(quarter_tables.hot(report))) or ["None."]


def _against(report: QuarterReport) -> Iterator[str]:
    if report.against is not None:
        yield from list(table_lines(quarter_tables.differences(report))) or [quarter_tables.NO_DIFFERENCE]


def _quality(report: QuarterReport) -> Iterator[str]:
    yield from bullets([f"{row.what}: {row.says}" for row in report.quality])
    yield from bullets(report.notes)
