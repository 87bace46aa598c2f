"""A report for a person at a terminal: facts first, then what was judged, then what to do."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from lintorg.model import subject
from lintorg.model.finding import Finding
from lintorg.model.measure import Measure
from lintorg.model.report import AreaRow, Display, Report
from lintorg.model.rule import Outcome
from lintorg.model.tables import BUSY
from lintorg.model.text import safe
from lintorg.render.shared.change import change_text
from lintorg.render.shared.counts import NOTHING_JUDGED, guards, notes, nothing_judged, summary
from lintorg.render.shared.findings import findings_text
from lintorg.render.shared.grouped import why_not
from lintorg.render.shared.layout import grid, printed, wrapped
from lintorg.render.shared.public import HALF_BETWEEN
from lintorg.render.shared.words import MISSING, left_out_words, months, people, plural, title, value

_FEW_AREAS = 5
MUCH_LEFT_OUT = 0.10
_OUTCOMES: tuple[Outcome, ...] = ("breach", "undecided", "abstained", "pass")


def render(report: Report, display: Display) -> str:
    """Return the report as text of at most ``display.width`` columns, in colour if asked for."""
    # A change with nothing to say is one line, however long; the rest of a check is wrapped beforehand.
    return printed(_parts(report, display), display, long_lines=report.change is not None)


def _parts(report: Report, display: Display) -> Iterator[Text | Table]:
    if report.change:
        yield from change_text(report, display)
        yield from _why_all(report, display)
        return
    if nothing_judged(report):
        yield Text(f"{NOTHING_JUDGED}; the facts are below.", style="bold")
    yield from _title(report)
    yield from _remarks(report, display)
    yield Text()
    yield _headline_table(report)
    yield from _sentences(report, display)
    yield Text()
    yield from _area_table(report, display)
    if display.statistics:
        yield from _statistics(report)
    else:
        yield from findings_text(report, display)
    yield from _closing(report, display)


def _title(report: Report) -> Iterator[Text]:
    repository = report.repository
    yield Text(safe(title(report)), style="bold")
    placed = report.placement.placed_share
    facts = [f"{plural(len(report.areas), 'area')} from paths"]
    if placed is not None:
        facts[0] += f" ({100 * placed:.0f} % placed)"
    if repository.assisted_share:
        facts.append(f"{100 * repository.assisted_share:.0f} % agent-assisted")
    yield Text(" · ".join(facts))
    if left_out := left_out_words(repository.left_out):
        yield Text(f"left out: {left_out}")


def _remarks(report: Report, display: Display) -> Iterator[Text]:
    """Say what could not be seen, before anything is judged."""
    for note in notes(report):
        yield from wrapped(safe(note), display, "", style="bold")
    for guard in guards(report):
        yield from wrapped(safe(guard), display, "   ", style="dim")


def _headline_table(report: Report) -> Table:
    now = {measure.metric: measure for measure in report.measures if measure.subject == subject.REPO}
    before = {metric: measure for (metric, about), measure in report.previous.items() if about == subject.REPO}
    public = HALF_BETWEEN if _a_year(report) else dict.fromkeys(HALF_BETWEEN, "")
    table = grid("left", "right", "right", "right")
    heading = "public repos" if _a_year(report) else ""
    table.add_row(Text("Who carries it".ljust(38), style="bold"), "now", _before_label(report), heading)
    absence, silos, across = "contributor_absence_factor", "core_areas_without_successor", "cross_core_commit_share"
    table.add_row("  people making half of the commits", *_both(now, before, absence), public[absence])
    table.add_row("  core areas where nobody could step in", _silos(now), _silos(before), public[silos])
    table.add_row(Text("Who works across", style="bold"))
    table.add_row("  commits touching two core areas", *_both(now, before, across), public[across])
    table.add_row("  core pairs that two people know", _pairs(now), _pairs(before))
    return table


def _a_year(report: Report) -> bool:
    return months(report.repository.window.length) == "12 months"


def _before_label(report: Report) -> str:
    return "year ago" if _a_year(report) else "before"


def _both(now: dict[str, Measure], before: dict[str, Measure], metric: str) -> tuple[str, str]:
    return value(now.get(metric)), value(before.get(metric))


def _silos(measures: dict[str, Measure]) -> str:
    silos, judged = measures.get("core_areas_without_successor"), measures.get("core_areas_judged")
    if silos is None or judged is None or silos.value is None or not judged.value:
        return MISSING
    return f"{silos.value}/{judged.value}"


def _pairs(measures: dict[str, Measure]) -> str:
    pairs = measures.get("bridged_pairs_share")
    if pairs is None or pairs.value is None:
        return MISSING
    return f"{pairs.detail['bridged']}/{pairs.detail['pairs']}"


def _sentences(report: Report, display: Display) -> Iterator[Text]:
    now = {measure.metric: measure for measure in report.measures if measure.subject == subject.REPO}
    new = now["newcomer_people_share"]
    yield Text("New hands (first commit < 12 months: tenure, not student status)", style="bold")
    if new.value is None:
        reason = "the history is younger than a year" if new.why_none == "young_history" else "nobody to count"
        yield Text(f"  not measured: {reason}")
    else:
        yield Text(
            f"  {new.detail['newcomers']} of {people(new.n)}   "
            f"{value(now['newcomer_commit_share'])} of commits   "
            f"{value(now['newcomer_core_share'])} of core commits"
        )
    early = report.headline["early_career"]
    style = "" if early.status == "measured" else "dim"
    yield from wrapped(early.text[:1].upper() + safe(early.text[1:]), display, "  ", style=style)


def _area_table(report: Report, display: Display) -> Iterator[Text | Table]:
    judged = [row for row in report.areas if row.commits >= BUSY or display.all]
    shown = judged if display.all else _first_rows(judged)
    if shown:
        table = grid("left", "right", "right", "left", "right", "right")
        header = ("Area".ljust(18), "commits", "people", "could step in", "top", _before_label(report))
        table.add_row(*(Text(word, style="bold") for word in header))
        for row in shown:
            table.add_row(*_area_cells(row))
        yield table
    rest = [
        (len(judged) - len(shown), "more with two or more who could step in"),
        (len(report.areas) - len(judged), "with fewer than 20 commits"),
    ]
    words = " · ".join(f"{count} {what}" for count, what in rest if count)
    if words:
        yield from wrapped(f"  {words} (--all)", display, "  ", style="dim")


def _first_rows(rows: list[AreaRow]) -> list[AreaRow]:
    """Return the areas where at most one person could step in, then the busiest core areas."""
    thin = [row for row in rows if (row.successors or 0) < 2]
    busiest = sorted(rows[len(thin) :], key=lambda row: (not row.core, -row.commits))
    return thin + busiest[: max(1, _FEW_AREAS - len(thin))]


def _area_cells(row: AreaRow) -> tuple[Text, str, str, str, str, str]:
    successors = MISSING if row.successors is None else str(row.successors or "nobody")
    before = MISSING if row.successors_before is None else str(row.successors_before)
    share = MISSING if row.top_share is None else f"{100 * row.top_share:.0f} %"
    name = safe(row.area) + ("" if row.core else " ·")
    if row.left_out_share >= MUCH_LEFT_OUT:
        name += f" ({100 * row.left_out_share:.0f} % by bots)"
    return (
        Text(f"  {name}"),
        str(row.commits),
        MISSING if row.people is None else str(row.people),
        successors,
        share,
        before,
    )


def _statistics(report: Report) -> Iterator[Text | Table]:
    """Count subjects by rule and outcome."""
    yield Text()
    table = grid("left", *("right" for _ in _OUTCOMES))
    table.add_row(*(Text(word, style="bold") for word in ("Rule", *_OUTCOMES)))
    rules = sorted({(finding.rule.id, finding.rule.name) for finding in report.findings})
    for rule_id, name in rules:
        found = [finding.outcome for finding in report.findings if finding.rule.id == rule_id]
        table.add_row(safe(f"{rule_id} {name}"), *(str(found.count(outcome)) for outcome in _OUTCOMES))
    yield table


def _closing(report: Report, display: Display) -> Iterator[Text]:
    """Count the rules in one line; with --why, say what each found."""
    yield Text()
    hint = "" if display.why else " (--why)"
    yield from wrapped(summary(report) + hint, display, "")
    yield from _why_all(report, display)


def _why_all(report: Report, display: Display) -> Iterator[Text]:
    if display.why:
        for finding in sorted(report.findings, key=lambda finding: _OUTCOMES.index(finding.outcome)):
            yield from _why(finding, display)


def _why(finding: Finding, display: Display) -> Iterator[Text]:
    about = f"{finding.rule.id} {finding.rule.name}, {subject.title(finding.subject)}: {finding.outcome}"
    reason = f" ({why_not(finding)})" if why_not(finding) else ""
    yield from wrapped(safe(f"{about}{reason} · {finding.fingerprint}"), display, "")
    for line in finding.explanation:
        yield from wrapped(safe(f"    {line}"), display, "      ", style="dim")
