"""A report for a person at a terminal: facts first, then what was judged, then what to do."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from lintorg.model import subject
from lintorg.model.dates import day
from lintorg.model.finding import Finding
from lintorg.model.measure import Measure
from lintorg.model.report import AreaRow, Display, Report
from lintorg.model.rule import Outcome
from lintorg.model.tables import BUSY
from lintorg.model.text import safe
from lintorg.render._shared.change import change_text
from lintorg.render._shared.findings import findings_text
from lintorg.render._shared.layout import wrapped
from lintorg.render._shared.words import MISSING, months, plural, value

_FEW_AREAS = 5
_OUTCOMES: tuple[Outcome, ...] = ("breach", "undecided", "abstained", "pass")


def render(report: Report, display: Display) -> str:
    """Return the report as text of at most ``display.width`` columns, in colour if asked for."""
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=display.width,
        force_terminal=display.color,
        color_system="standard" if display.color else None,
        no_color=not display.color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for part in _parts(report, display):
        # A change with nothing to say is one line, however long; the rest of a check is wrapped beforehand.
        console.print(part, end="" if isinstance(part, Table) else "\n", soft_wrap=report.change is not None)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def _parts(report: Report, display: Display) -> Iterator[Text | Table]:
    if report.change:
        yield from change_text(report, report.change, display)
        yield from _why_all(report, display)
        return
    nothing = bool(report.findings) and all(finding.outcome == "abstained" for finding in report.findings)
    if nothing:
        yield Text("Nothing could be judged; the facts are below.", style="bold")
    yield from _title(report)
    yield from _remarks(report, display)
    yield Text()
    yield _headline_table(report)
    yield from _sentences(report)
    yield Text()
    yield from _area_table(report, display)
    if display.statistics:
        yield from _statistics(report)
    else:
        yield from findings_text(report, display)
    yield from _closing(report, display)


def _title(report: Report) -> Iterator[Text]:
    repository = report.repository
    yield Text(
        f"{safe(repository.name)} @ {repository.head[:7]} · {months(repository.window.length)} "
        f"to {day(repository.as_of)} · {plural(repository.window_commits, 'commit')} · "
        f"{_people(repository.people)}",
        style="bold",
    )
    placed = report.placement.placed_share
    facts = [f"{plural(len(report.areas), 'area')} from paths"]
    if placed is not None:
        facts[0] += f" ({100 * placed:.0f} % placed)"
    if repository.assisted_share:
        facts.append(f"{100 * repository.assisted_share:.0f} % agent-assisted")
    yield Text(" · ".join(facts))


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


def _remarks(report: Report, display: Display) -> Iterator[Text]:
    """Say what could not be seen, before anything is judged."""
    for note in report.notes:
        yield from wrapped(note[:1].upper() + safe(note[1:]), display, "", style="bold")
    for guard in report.guards:
        if guard.active or (guard.id == "G7" and report.repository.degraded_commits):
            yield from wrapped(f"{guard.id} {guard.name}: {safe(guard.detail)}", display, "   ", style="dim")


def _grid(*columns: str) -> Table:
    table = Table.grid(padding=(0, 3, 0, 0))
    for justify in columns:
        table.add_column(justify="right" if justify == "right" else "left", no_wrap=True, overflow="ellipsis")
    return table


def _headline_table(report: Report) -> Table:
    now = {measure.metric: measure for measure in report.measures if measure.subject == subject.REPO}
    before = {metric: measure for (metric, about), measure in report.previous.items() if about == subject.REPO}
    table = _grid("left", "right", "right")
    table.add_row(Text("Who carries it".ljust(42), style="bold"), "now", _before_label(report))
    table.add_row("  people making half of the commits", *_both(now, before, "contributor_absence_factor"))
    table.add_row("  core areas nobody could take over", _silos(now), _silos(before))
    table.add_row(Text("Who works across", style="bold"), "", "")
    table.add_row("  commits touching two core areas", *_both(now, before, "cross_core_commit_share"))
    table.add_row("  core pairs that two people know", _pairs(now), _pairs(before))
    return table


def _before_label(report: Report) -> str:
    return "year ago" if months(report.repository.window.length) == "12 months" else "before"


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


def _sentences(report: Report) -> Iterator[Text]:
    now = {measure.metric: measure for measure in report.measures if measure.subject == subject.REPO}
    new = now["newcomer_people_share"]
    yield Text("New hands (first commit < 12 months: tenure, not student status)", style="bold")
    if new.value is None:
        reason = "the history is younger than a year" if new.why_none == "young_history" else "nobody to count"
        yield Text(f"  not measured: {reason}")
    else:
        yield Text(
            f"  {new.detail['newcomers']} of {_people(int(new.detail['people']))}   "
            f"{value(now['newcomer_commit_share'])} of commits   "
            f"{value(now['newcomer_core_share'])} of core commits"
        )
    yield Text("Students and interns: not measured, git does not say who is one", style="dim")


def _area_table(report: Report, display: Display) -> Iterator[Text | Table]:
    judged = [row for row in report.areas if row.commits >= BUSY or display.all]
    shown = judged if display.all else _first_rows(judged)
    if shown:
        table = _grid("left", "right", "right", "left", "right", "right")
        header = ("Area".ljust(18), "commits", "people", "could take over", "top", _before_label(report))
        table.add_row(*(Text(word, style="bold") for word in header))
        for row in shown:
            table.add_row(*_area_cells(row))
        yield table
    rest = [
        (len(judged) - len(shown), "more with two or more who could take over"),
        (len(report.areas) - len(judged), "with fewer than 20 commits"),
    ]
    words = " · ".join(f"{count} {what}" for count, what in rest if count)
    if words:
        yield from wrapped(f"  {words} (--all)", display, "  ", style="dim")


def _first_rows(rows: list[AreaRow]) -> list[AreaRow]:
    """Return the areas that at most one person could take over, then the busiest core areas."""
    thin = [row for row in rows if (row.successors or 0) < 2]
    busiest = sorted(rows[len(thin) :], key=lambda row: (not row.core, -row.commits))
    return thin + busiest[: max(1, _FEW_AREAS - len(thin))]


def _area_cells(row: AreaRow) -> tuple[Text, str, str, str, str, str]:
    successors = MISSING if row.successors is None else str(row.successors or "nobody")
    before = MISSING if row.successors_before is None else str(row.successors_before)
    share = MISSING if row.top_share is None else f"{100 * row.top_share:.0f} %"
    name = safe(row.area) + ("" if row.core else " ·")
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
    table = _grid("left", *("right" for _ in _OUTCOMES))
    table.add_row(*(Text(word, style="bold") for word in ("Rule", *_OUTCOMES)))
    rules = sorted({(finding.rule.id, finding.rule.name) for finding in report.findings})
    for rule_id, name in rules:
        found = [finding.outcome for finding in report.findings if finding.rule.id == rule_id]
        table.add_row(safe(f"{rule_id} {name}"), *(str(found.count(outcome)) for outcome in _OUTCOMES))
    yield table


def _closing(report: Report, display: Display) -> Iterator[Text]:
    """Count the rules in one line; with --why, say what each found."""
    yield Text()
    counts = report.counts
    abstained = {finding.rule.id for finding in report.findings if finding.outcome == "abstained"}
    decided = {finding.rule.id for finding in report.findings if finding.outcome != "abstained"}
    part = len(abstained & decided) - len(_breached_in_part(report, abstained))
    words = [
        f"{plural(counts.breach, 'rule')} breached" if counts.breach else "",
        f"{plural(counts.passed + part, 'rule')} passed" + (f" ({part} for what is large enough)" if part else ""),
        f"{counts.undecided} undecided" if counts.undecided else "",
        f"{counts.abstained - part} abstained" if counts.abstained - part else "",
        f"{counts.hidden} pedantic hidden (--pedantic)" if counts.hidden else "",
    ]
    hint = "" if display.why else " (--why)"
    yield from wrapped(" · ".join(filter(None, words)) + hint, display, "")
    yield from _why_all(report, display)


def _why_all(report: Report, display: Display) -> Iterator[Text]:
    if display.why:
        for finding in sorted(report.findings, key=lambda finding: _OUTCOMES.index(finding.outcome)):
            yield from _why(finding, display)


def _breached_in_part(report: Report, abstained: set[str]) -> set[str]:
    """Return the rules that abstained about one subject and breached or were undecided about another."""
    worse = {finding.rule.id for finding in report.findings if finding.outcome in ("breach", "undecided")}
    return abstained & worse


def _why(finding: Finding, display: Display) -> Iterator[Text]:
    about = f"{finding.rule.id} {finding.rule.name}, {subject.title(finding.subject)}: {finding.outcome}"
    reason = f" ({finding.reason})" if finding.reason else ""
    yield from wrapped(safe(about + reason), display, "")
    for line in finding.explanation:
        yield from wrapped(safe(f"    {line}"), display, "      ", style="dim")
