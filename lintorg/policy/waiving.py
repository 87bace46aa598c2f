"""How a team accepts a breach for a while: an entry for .lintorg/waivers.yaml."""

from __future__ import annotations

import json

from lintorg.model.dates import day
from lintorg.model.finding import Finding
from lintorg.model.tables import DAY

WAIVERS = ".lintorg/waivers.yaml"
LONGEST = 180 * DAY
"""Seconds for which a breach may be waived at the most."""


def waiver_entry(finding: Finding, as_of: int) -> tuple[str, ...]:
    """Return the lines of YAML to fill in; it expires as late as it may."""
    about = json.dumps(finding.subject, ensure_ascii=False)  # YAML reads JSON's strings
    return (
        f"- rule: {finding.rule.id}",
        f"  subject: {about}",
        "  reason: why this is fine for now",
        "  owner: the team that looks at it again",
        f"  expires: {day(as_of + LONGEST)}",
    )
