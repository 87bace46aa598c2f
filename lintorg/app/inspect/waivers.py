"""The waivers of a repository and their states, in words."""

from __future__ import annotations

from dataclasses import replace

from lintorg.app.scan import scan
from lintorg.config.waivers import WAIVERS
from lintorg.model.options import Options
from lintorg.model.text import safe
from lintorg.policy.waive import waive


def describe_waivers(options: Options) -> str:
    """Return a line per waiver with its state in a scan of now, pedantic rules included; no owner."""
    done = scan(replace(options, pedantic=True))
    _, states = waive(done.report.findings, done.policy.waivers, done.report.repository.as_of)
    if not states:
        return f"no waivers: there is no {WAIVERS}, or nothing is in it\n"
    rows = [("rule", "subject", "expires", "state", "reason")]
    rows += [
        (entry.rule, safe(entry.subject), entry.expires.isoformat(), state, safe(entry.reason))
        for entry, state in states.items()
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "".join(_line(row, widths) for row in rows)


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    return "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1])) + "\n"
