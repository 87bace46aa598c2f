"""A backtest for a terminal."""

from __future__ import annotations

from lintorg.model.backtest import Backtest
from lintorg.model.report import Display
from lintorg.render.shared.backtest import FEW, SHORT, headline_of, is_silent, name_of, percent_of, remarks_of, title_of


def render(backtest: Backtest, display: Display) -> str:
    """Return a table with a line per rule, and the changes that it speaks of, all or the newest few."""
    width = max(len(name_of(record)) for record in backtest.records)
    lines = [title_of(backtest), headline_of(backtest), "", f"{'Rule'.ljust(width)}  changes   share  newest"]
    for record in backtest.records:
        shown = record.changes if display.all else record.changes[:FEW]
        hashes = " ".join(commit[:SHORT] for commit in shown)
        more = f" +{len(record.changes) - len(shown)}" if len(record.changes) > len(shown) else ""
        count, share = f"{len(record.changes):7d}", f"{percent_of(backtest, record):>6}"
        words = f"not judged ({record.reason})" if is_silent(backtest, record) else f"{count}  {share}  {hashes}{more}"
        lines.append(f"{name_of(record).ljust(width)}  {words}".rstrip())
    lines += list(remarks_of(backtest))
    return "\n".join(lines) + "\n"
