"""A checked change for a person: one line, and below it what is worth saying, if anything."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from lintorg.model.report import Display, Report
from lintorg.model.text import safe
from lintorg.render.shared.counts import guards, notes, nothing_judged
from lintorg.render.shared.findings import findings_text
from lintorg.render.shared.grouped import accepted, breaches, good_news
from lintorg.render.shared.layout import wrapped
from lintorg.render.shared.words import plural, title


def change_text(report: Report, display: Display) -> Iterator[Text]:
    """Yield the title, what could not be seen, and the findings."""
    yield Text(f"{safe(title(report))} · {_outcome(report)}", style="bold")
    for note in notes(report):
        yield from wrapped(safe(note), display, "", style="bold")
    for guard in guards(report):
        yield from wrapped(safe(guard), display, "   ", style="dim")
    yield from findings_text(report, display)


def _outcome(report: Report) -> str:
    """Word what the rules found in one go; rules that could not judge are never passed over."""
    if report.change and report.change.base == report.change.head:
        return "nothing to judge: the branch that it goes into holds it already"
    if nothing_judged(report):
        return "nothing could be judged (--why)"
    outcomes = [finding.outcome for finding in report.findings]
    unsure = sum(outcome in ("abstained", "undecided") for outcome in outcomes)
    said, known = len(breaches(report)) + len(good_news(report)), len(accepted(report))
    words = [
        f"{plural(said, 'word')} to say" if said else "nothing to say",
        f"{known} accepted" if known else "",
        f"{plural(unsure, 'rule')} cannot tell (--why)" if unsure else "",
    ]
    return ", ".join(filter(None, words))
