"""A backtest as Markdown."""

from __future__ import annotations

from lintorg.model.backtest import Backtest
from lintorg.model.report import Display
from lintorg.render.shared.backtest import FEW, SHORT, headline_of, is_silent, name_of, percent_of, remarks_of, title_of


def render(backtest: Backtest, display: Display) -> str:
    """Return the same as a table for a pull request or a wiki."""
    lines = [f"**{headline_of(backtest)}**", "", _escaped(title_of(backtest)), ""]
    lines += ["| rule | changes | share | newest |", "|---|---:|---:|---|"]
    for record in backtest.records:
        shown = record.changes if display.all else record.changes[:FEW]
        hashes = " ".join(f"`{commit[:SHORT]}`" for commit in shown)
        cells = ("—", "—", f"not judged ({record.reason})")
        if not is_silent(backtest, record):
            cells = (str(len(record.changes)), percent_of(backtest, record), hashes)
        lines.append(f"| {_escaped(name_of(record))} | {' | '.join(cells)} |")
    lines += ["", *remarks_of(backtest)]
    return "\n".join(lines).rstrip() + "\n"


def _escaped(text: str) -> str:
    """Keep Markdown from reading names as markup."""
    return "".join(f"\\{character}" if character in "\\`*_{}[]<>()#+!|~" else character for character in text)
