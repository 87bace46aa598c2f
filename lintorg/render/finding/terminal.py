"""An explanation for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from lintorg.model import subject
from lintorg.model.dates import day
from lintorg.model.explanation import Change, Changes, Explanation
from lintorg.model.measure import TOO_FEW, Measure
from lintorg.model.report import Display
from lintorg.model.text import safe
from lintorg.render.shared.layout import grid, printed, wrapped
from lintorg.render.shared.reasons import in_words
from lintorg.render.shared.words import interval, months, plural, value

_INDENT = "  "
_HASH, _PER_LINE, _NEWEST = 12, 5, 20


def render(explanation: Explanation, display: Display) -> str:
    """Return everything that is known about a finding as text of at most ``display.width`` columns."""
    return printed(_parts(explanation, display), display)


def _parts(explanation: Explanation, display: Display) -> Iterator[Text | Table]:
    yield from _title(explanation, display)
    yield from _why(explanation, display)
    yield from _measures(explanation)
    yield from _commits(explanation)
    yield from _guards(explanation, display)
    yield from _readings(explanation, display)
    yield from _changes(explanation, display)
    yield from _advice(explanation, display)


def _heading(words: str) -> Iterator[Text]:
    yield Text()
    yield Text(words, style="bold")


def _title(explanation: Explanation, display: Display) -> Iterator[Text]:
    finding, repository = explanation.finding, explanation.repository
    about = f"{finding.rule.id} {finding.rule.name}, {subject.title(finding.subject)}: {finding.outcome}"
    severity = f", {finding.severity}" if finding.outcome == "breach" else ""
    yield from wrapped(safe(about + severity), display, _INDENT, style="bold")
    yield from wrapped(
        safe(
            f"{repository.title} @ {repository.head[:7]} · {months(repository.window.length)} "
            f"to {day(repository.as_of)} · fingerprint {finding.fingerprint}"
        ),
        display,
        _INDENT,
    )


def _why(explanation: Explanation, display: Display) -> Iterator[Text]:
    finding = explanation.finding
    yield from _heading("Why")
    said = in_words(finding.reason) if finding.reason else finding.message
    yield from wrapped(
        safe(f"{_INDENT}{said[:1].upper()}{said[1:]}. Concerns {finding.rule.concerns}."), display, _INDENT
    )
    lines = (*_wanting(explanation), *finding.explanation)
    if not any(line.startswith(finding.rule.condition) for line in lines):
        yield from wrapped(safe(f"{_INDENT}{finding.rule.condition}"), display, _INDENT * 2)
    for line in dict.fromkeys(lines):
        yield from wrapped(safe(f"{_INDENT * 2}{line}"), display, _INDENT * 3)


def _wanting(explanation: Explanation) -> Iterator[str]:
    """Say of which measure the rule, or the metric itself, needs more."""
    finding = explanation.finding
    for measure in finding.measures if finding.reason == TOO_FEW else ():
        needed = max(measure.minimum or 0, finding.rule.needs.get(measure.metric, 0))
        if measure.n < needed:
            yield f"{measure.metric}: {measure.n} of the {needed} needed"


def _measures(explanation: Explanation) -> Iterator[Text | Table]:
    if not explanation.finding.measures:
        return
    yield from _heading("What was measured")
    table = grid("left", "right", "right", "right", "left", "right")
    table.add_row("", *(Text(word, style="dim") for word in ("value", "n", "before", "unit", "version")))
    for measure in explanation.finding.measures:
        before = value(explanation.previous.get(measure.metric))
        row = (_value(measure), str(measure.n), before, measure.unit, str(measure.version))
        table.add_row(f"{_INDENT}{measure.metric}", *row)
    yield table


def _value(measure: Measure) -> str:
    if measure.value is None:
        return measure.why_none or value(measure)
    return f"{value(measure)}{interval(measure)}"


def _commits(explanation: Explanation) -> Iterator[Text]:
    commits = explanation.commits
    if not commits:
        return
    yield from _heading(f"Behind it: {plural(len(commits), 'commit')}{_order(explanation)}")
    shown = [commit[:_HASH] for commit in commits[:_NEWEST]]
    for start in range(0, len(shown), _PER_LINE):
        yield Text(_INDENT + "  ".join(shown[start : start + _PER_LINE]))
    if len(commits) > _NEWEST:
        yield Text(f"{_INDENT}and {len(commits) - _NEWEST} more", style="dim")


def _order(explanation: Explanation) -> str:
    if len(explanation.commits) == 1:
        return ""
    if len(subject.areas_of(explanation.finding.subject)) > 1:
        return ", those that touch both areas first"
    return ", the newest first" if len(explanation.finding.measures) == 1 else ", the newest first for each metric"


def _guards(explanation: Explanation, display: Display) -> Iterator[Text]:
    if not explanation.guards:
        return
    yield from _heading("Guards that are active")
    for guard in explanation.guards:
        stops = guard.stops(explanation.finding.rule.id, explanation.scopes)
        effect = "this rule abstains because of it" if stops else "it does not stop this rule"
        text = f"{_INDENT}{guard.id} {guard.name}: {guard.detail}; {effect}"
        yield from wrapped(safe(text), display, _INDENT * 2)


def _readings(explanation: Explanation, display: Display) -> Iterator[Text]:
    readings = explanation.finding.readings
    if not readings:
        return
    words = {"breach": "a breach", "pass": "a pass", "undecided": "undecided"}
    holds = f"a breach in {readings.holds} of {readings.of}" if readings.of else "none could be judged"
    yield from _heading(f"Read in other ways: {holds}")
    for one in readings.each:
        said = f"not judged, {in_words(one.reason)}" if one.reason else words[one.outcome]
        yield from wrapped(safe(f"{_INDENT}{one.name}: {said}"), display, _INDENT * 2)
        for line in () if one.reason else one.explanation:
            yield from wrapped(safe(f"{_INDENT * 2}{line}"), display, _INDENT * 3, style="dim")


def _changes(explanation: Explanation, display: Display) -> Iterator[Text]:
    if not explanation.changes:
        return
    ended = explanation.finding.outcome == "breach"
    yield from _heading("What would end it" if ended else "What would make it a breach")
    for depth, line in _change_lines(explanation.changes, 1, ended=ended):
        yield from wrapped(safe(_INDENT * depth + line), display, _INDENT * (depth + 1))


def _change_lines(change: Change | Changes, depth: int, *, ended: bool) -> Iterator[tuple[int, str]]:
    """Yield (depth, line) for each change, and for what joins several."""
    if isinstance(change, Changes):
        yield depth, "any one of these" if change.needed == "any" else "all of these"
        for part in change.of:
            yield from _change_lines(part, depth + 1, ended=ended)
    elif change.metric is None:
        yield depth, f"{change.comparison}: when that {'no longer holds' if ended else 'comes out differently'}"
    else:
        yield depth, f"{change.comparison}: with {change.metric} at {change.at}"


def _advice(explanation: Explanation, display: Display) -> Iterator[Text]:
    finding = explanation.finding
    if finding.remedy:
        yield from _heading("What to do")
    for sentence in finding.remedy:
        yield from wrapped(safe(_INDENT + sentence), display, _INDENT)
    if explanation.waiver:
        yield from _heading("To accept it for a while, in .lintorg/waivers.yaml")
    for line in explanation.waiver:
        yield Text(safe(_INDENT + line))
    yield Text()
    yield Text(f"The rule, its evidence for and against: lintorg rule {safe(finding.rule.id)}", style="dim")
