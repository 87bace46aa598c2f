"""A quarterly report as Markdown: the front page in words, then a table for each chart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lintorg.model import subject
from lintorg.model.dates import day
from lintorg.model.quarterly import QuarterReport, TrendedFinding
from lintorg.render._quarterly import _tables
from lintorg.render._quarterly._tables import Cell, Table
from lintorg.render._shared.markup import code, inert, prose
from lintorg.render._shared.reasons import in_words
from lintorg.render._shared.words import people, plural

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
        (report.take_over.title, table_lines(_tables.take_over(report))),
        (report.handover.title, _handover(report)),
        (report.way_to_core.title, table_lines(_tables.way_to_core(report))),
        (report.bridges.title, table_lines(_tables.bridges(report))),
        (report.upkeep.title, table_lines(_tables.upkeep(report))),
        (report.flow.title, list(table_lines(_tables.flow(report.flow.series))) or _NO_QUARTER),
    )
    yield from sections((("Were the actions worth it?", _actions(report)), ("What happened", _events(report))))
    for title, part in charts:
        yield from ("", f"## {inert(title)}", "", *(list(part) or ["Nothing to show."]))
    yield from sections(
        (
            ("The other numbers by quarter", table_lines(_tables.others(report))),
            ("Findings", _findings(report)),
            ("Functions that one hand alone changes often", _hot(report)),
            (f"Since {report.against.quarter}" if report.against else "", _against(report)),
            ("How good the data is", _quality(report)),
            ("How the numbers are made", bullets(report.methods)),
            ("What they cannot tell", bullets(report.limits)),
            ("What this report is not for", bullets(report.not_for)),
        )
    )


def sections(parts: Iterable[tuple[str, Iterator[str]]]) -> Iterator[str]:
    """Yield the parts that have something to say, each below its heading."""
    for heading, part in parts:
        lines = list(part)
        if lines:
            yield from ("", f"## {inert(heading)}", "", *lines)


def _actions(report: QuarterReport) -> Iterator[str]:
    yield from list(table_lines(_tables.actions(report))) or [prose(_tables.NO_ACTION)]


def _events(report: QuarterReport) -> Iterator[str]:
    return bullets([f"{event.when} ({event.quarter}): {event.what}" for event in report.events])


def _handover(report: QuarterReport) -> Iterator[str]:
    if report.handover.why_none:
        yield prose(f"To see what is about to be lost, {report.handover.how}.")
    yield from table_lines(_tables.handover(report))


def _findings(report: QuarterReport) -> Iterator[str]:
    yield _tables.counted(report)
    yield ""
    rows = tuple(_finding(one) for one in _tables.breaches(report))
    yield from _lines(("", "rule", "about", "", "trend", "what to do"), ("left",) * 6, rows)
    guards = [f"{guard.id} {guard.name}: {guard.detail}" for guard in report.guards if guard.active]
    if guards:
        yield from ("", "What limits this:", "", *bullets(guards))


def _finding(found: TrendedFinding) -> tuple[str, ...]:
    finding = found.finding
    about = "" if finding.subject == subject.REPO else code(subject.title(finding.subject))
    more = (f"More: {', '.join(f'`{hint}`' for hint in found.hints)}",) if found.hints else ()
    measured = (f"Measured: {'; '.join(found.facts)}.",) if found.facts else ()
    advice = " ".join(map(prose, (*measured, *finding.remedy, *more)))
    return finding.severity, inert(finding.rule.id), about, inert(finding.message), _tables.trend(found), advice


def _hot(report: QuarterReport) -> Iterator[str]:
    hot = report.hot_functions
    if hot.why_none:
        yield f"Not known: {inert(in_words(hot.why_none))}."
    else:
        yield from list(table_lines(_tables.hot(report))) or ["None."]


def _against(report: QuarterReport) -> Iterator[str]:
    if report.against is not None:
        yield from list(table_lines(_tables.differences(report))) or [_tables.NO_DIFFERENCE]


def _quality(report: QuarterReport) -> Iterator[str]:
    yield from bullets([f"{row.what}: {row.says}" for row in report.quality])
    yield from bullets(report.notes)


def bullets(sentences: Iterable[str]) -> Iterator[str]:
    return (f"- {prose(sentence)}" for sentence in sentences)


def table_lines(table: Table) -> Iterator[str]:
    """Yield the lines of a table and the sentence below it; the latter alone without rows."""
    names = tuple(inert(name) for name, _ in table.columns)
    yield from _lines(names, tuple(side for _, side in table.columns), (tuple(map(_cell, row)) for row in table.rows))
    if table.below:
        yield from ("", prose(table.below))


def _cell(cell: Cell) -> str:
    return " ".join((*map(code, cell.names), *filter(None, [inert(cell.text)])))


def _lines(names: Sequence[str], sides: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table of inert cells; nothing without rows."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if lines:
        yield f"| {' | '.join(names)} |"
        yield f"|{'|'.join(_ALIGN[side] for side in sides)}|"
        yield from lines
