"""A backtest as text: for a terminal, as JSON (schema ``lintorg.backtest/1``), as Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lintorg import __version__
from lintorg.model.backtest import Backtest, RuleRecord
from lintorg.model.dates import day, instant
from lintorg.model.text import safe
from lintorg.render._shared.words import plural

SCHEMA = "lintorg.backtest/1"
_FEW = 3
_SHORT = 9


def terminal(backtest: Backtest, *, all_: bool = False) -> str:
    """Return a table with a line per rule, and the changes that it speaks of, all or the newest few."""
    width = max(len(_name(record)) for record in backtest.records)
    lines = [_title(backtest), _headline(backtest), "", f"{'Rule'.ljust(width)}  changes   share  newest"]
    for record in backtest.records:
        shown = record.changes if all_ else record.changes[:_FEW]
        hashes = " ".join(commit[:_SHORT] for commit in shown)
        more = f" +{len(record.changes) - len(shown)}" if len(record.changes) > len(shown) else ""
        count, share = f"{len(record.changes):7d}", f"{_percent(backtest, record):>6}"
        words = f"not judged ({record.reason})" if _silent(backtest, record) else f"{count}  {share}  {hashes}{more}"
        lines.append(f"{_name(record).ljust(width)}  {words}".rstrip())
    lines += list(_remarks(backtest))
    return "\n".join(lines) + "\n"


def markdown(backtest: Backtest, *, all_: bool = False) -> str:
    """Return the same as a table for a pull request or a wiki."""
    lines = [f"**{_headline(backtest)}**", "", _escaped(_title(backtest)), ""]
    lines += ["| rule | changes | share | newest |", "|---|---:|---:|---|"]
    for record in backtest.records:
        shown = record.changes if all_ else record.changes[:_FEW]
        hashes = " ".join(f"`{commit[:_SHORT]}`" for commit in shown)
        cells = ("—", "—", f"not judged ({record.reason})")
        if not _silent(backtest, record):
            cells = (str(len(record.changes)), _percent(backtest, record), hashes)
        lines.append(f"| {_escaped(_name(record))} | {' | '.join(cells)} |")
    lines += ["", *_remarks(backtest)]
    return "\n".join(lines).rstrip() + "\n"


def as_json(backtest: Backtest, *, all_: bool = False) -> str:  # noqa: ARG001 — one signature for all formats
    """Return every rule with the hashes of all changes that it speaks of."""
    document = {
        "schema": SCHEMA,
        "tool": {"name": "lintorg", "version": __version__},
        "repository": {"name": safe(backtest.repository), "head": backtest.head},
        "changes": backtest.changes,
        "start": instant(backtest.start),
        "end": instant(backtest.end),
        "spoken": list(backtest.spoken),
        "share": float(f"{backtest.share:.6g}"),
        "rules": [
            {
                "rule": safe(record.rule.id),
                "name": safe(record.rule.name),
                "tier": record.rule.tier,
                "severity": record.rule.severity,
                "changes": list(record.changes),
                "abstained": record.abstained,
                "undecided": record.undecided,
                "reason": record.reason,
            }
            for record in backtest.records
        ],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


FORMATS = {"terminal": terminal, "json": as_json, "markdown": markdown}


def _title(backtest: Backtest) -> str:
    return (
        f"{safe(backtest.repository)} @ {backtest.head[:7]} · "
        f"the last {plural(backtest.changes, 'change')} that landed, {day(backtest.start)} to {day(backtest.end)}"
    )


def _headline(backtest: Backtest) -> str:
    return f"{100 * backtest.share:.1f} % of changes get a word ({len(backtest.spoken)} of {backtest.changes})"


def _name(record: RuleRecord) -> str:
    tier = "" if record.rule.tier == "default" else f" ({record.rule.tier})"
    return safe(f"{record.rule.id} {record.rule.name}{tier}")


def _percent(backtest: Backtest, record: RuleRecord) -> str:
    return f"{100 * len(record.changes) / backtest.changes:.1f} %"


def _silent(backtest: Backtest, record: RuleRecord) -> bool:
    return record.abstained >= backtest.changes


def _remarks(backtest: Backtest) -> Iterator[str]:
    """Say what the numbers leave out."""
    unsure = [
        record for record in backtest.records if record.abstained + record.undecided and not _silent(backtest, record)
    ]
    for record in unsure:
        yield f"{_name(record)}: {plural(record.abstained + record.undecided, 'change')} could not be judged"
    if any(record.rule.tier == "pedantic" for record in backtest.records):
        yield "Pedantic rules count in no headline: check shows them with --pedantic."


def _escaped(text: str) -> str:
    """Keep Markdown from reading names as markup."""
    return "".join(f"\\{character}" if character in "\\`*_{}[]<>()#+!|~" else character for character in text)
