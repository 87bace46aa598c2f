"""Finds one finding of a report by what a user calls it."""

from __future__ import annotations

import re

from lintorg.gather.policy import Policy
from lintorg.model.document import did_you_mean
from lintorg.model.errors import LintorgError
from lintorg.model.finding import Finding
from lintorg.model.report import Report
from lintorg.model.subject import areas_of, title
from lintorg.model.text import safe
from lintorg.policy.rules import LoadedRule

_FEW = 8
_FINGERPRINT = re.compile(r"[0-9a-f]{1,16}")
_WORST_FIRST = ("breach", "undecided", "pass", "abstained")


def find_finding(word: str, report: Report, policy: Policy) -> Finding:
    """Return the finding that ``RULE:SUBJECT`` or the start of a fingerprint names.

    Raises:
        LintorgError: nothing, or more than one finding, is called so.
    """
    name, about = [*re.split(r"[:\s]+", word.strip(), maxsplit=1), ""][:2]
    loaded = next((one for one in policy.rules if name.upper() == one.rule.id or name == one.rule.name), None)
    if loaded:
        return _by_subject(loaded, about, report, policy)
    found = [one for one in report.findings if one.fingerprint.startswith(word.lower())]
    if len(found) == 1:
        return found[0]
    if found:
        raise LintorgError(f"{safe(word)} is the start of several fingerprints: {_listed(found)}; write more of one")
    raise LintorgError(_unknown(word, name, policy))


def _unknown(word: str, name: str, policy: Policy) -> str:
    if _FINGERPRINT.fullmatch(word.lower()):
        return (
            f"no finding has the fingerprint {word}: `lintorg scan --why` shows them; give the scan's options here too "
            "(--pedantic, --select, --config, --window)"
        )
    known = [text for one in policy.rules for text in (one.rule.id, one.rule.name)]
    return (
        f"{safe(name)} is no rule and no fingerprint{did_you_mean(name, known)}; write LO104:eval or a fingerprint, "
        "and for a rule of your own its repository too"
    )


def _by_subject(loaded: LoadedRule, about: str, report: Report, policy: Policy) -> Finding:
    found = [one for one in report.findings if one.rule.id == loaded.rule.id]
    if not found:
        raise LintorgError(_not_judged(loaded, policy))
    named = [one for one in found if _is_called(one.subject, about)] if about else found
    if len(named) == 1:
        return named[0]
    wrong = f"{loaded.rule.id} says nothing about {safe(about)}" if about else f"{loaded.rule.id} has several subjects"
    raise LintorgError(f"{wrong}; it judges {_listed(found)}")


def _is_called(subject: str, about: str) -> bool:
    """Tell whether a subject is meant: as it is written, as a heading says it, or by its areas in any order."""
    words = {word.strip() for word in re.split(r"[|,]", about.partition(":")[2] or about)}
    return about in (subject, title(subject)) or words == set(areas_of(subject))


def _not_judged(loaded: LoadedRule, policy: Policy) -> str:
    rule = loaded.rule
    if "scan" not in rule.on:
        return (
            f"{rule.id} does not judge a scan but {' and '.join(rule.on)}; `lintorg rule {rule.id}` explains the rule"
        )
    if loaded not in policy.selected:
        return f"{rule.id} is not selected; see select and ignore in the configuration and on the command line"
    return f"{rule.id} is {rule.tier}; add --pedantic"


def _listed(findings: list[Finding]) -> str:
    """Name a few findings as one may call them, breaches first."""
    ordered = sorted(findings, key=lambda one: (_WORST_FIRST.index(one.outcome), one.subject))
    names = [f"{one.rule.id}:{','.join(areas_of(one.subject)) or title(one.subject)}" for one in ordered[:_FEW]]
    more = f" and {len(ordered) - _FEW} more" if len(ordered) > _FEW else ""
    return safe(", ".join(names) + more)
