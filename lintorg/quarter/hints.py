"""What a finding rests on, and the commands that say more of it than the page does."""

from __future__ import annotations

from lintorg.gather.measuring import catalogue
from lintorg.model.dates import day
from lintorg.model.finding import Finding
from lintorg.model.quarter import YEAR, Quarter
from lintorg.model.tables import DAY
from lintorg.quarter.words import number

_OF_FUNCTIONS = "hot_single_hand_functions"


def facts(finding: Finding) -> tuple[str, ...]:
    """Return the numbers that a finding was judged by, in words."""
    known = catalogue()
    return tuple(
        f"{known[one.metric].title} {number(one.value, one.unit)}"
        for one in finding.measures
        if one.value is not None and one.metric in known
    )


def hints(finding: Finding, quarter: Quarter, *, window_days: int) -> tuple[str, ...]:
    """Return commands that explain a finding of a quarter's year, and its rule.

    ``window_days`` are what a scan of the repository looks at: the options make it look at the report's year.
    """
    rule = finding.rule
    own = "" if rule.id.startswith("LO") else " ."
    about_rule = f"lintorg rule {rule.id}{own}"
    if "scan" not in rule.on:
        return (about_rule,)
    options = [f"--as-of {day(quarter.end)}"]
    options += [f"--window {YEAR // DAY}d"] if window_days != YEAR // DAY else []
    options += ["--pedantic"] if rule.tier == "pedantic" else []
    options += ["--deep"] if any(one.metric == _OF_FUNCTIONS for one in finding.measures) else []
    return f"lintorg explain {finding.fingerprint} {' '.join(options)}", about_rule
