"""A backtest as JSON: schema ``lintorg.backtest/1``."""

from __future__ import annotations

import json

from lintorg import __version__
from lintorg.model.backtest import Backtest
from lintorg.model.dates import instant
from lintorg.model.report import Display
from lintorg.model.text import safe

SCHEMA = "lintorg.backtest/1"


def render(backtest: Backtest, _display: Display) -> str:
    """Return every rule with the hashes of all changes that it speaks of."""
    document = {
        "schema": SCHEMA,
        "tool": {"name": "lintorg", "version": __version__},
        "repository": {"name": safe(backtest.repository), "part": safe(backtest.part) or None, "head": backtest.head},
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
