"""A report as JUnit's XML: a suite for each family of rules, a case for each rule and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from lintorg.model import subject
from lintorg.model.finding import Finding
from lintorg.model.report import Display, Report
from lintorg.model.text import safe
from lintorg.render.shared.counts import guards, notes
from lintorg.render.shared.grouped import place, why_not
from lintorg.render.shared.words import title

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 holds no character of (section 2.2, Char)."""


def render(report: Report, _display: Display) -> str:
    """Return a breach as a failure; what is undecided, abstained or accepted is skipped with the reason."""
    findings = [finding for finding in report.findings if finding.rule.tier != "good-news"]
    by_family = sorted(findings, key=lambda finding: (finding.rule.family, finding.rule.id, finding.subject))
    root = Element("testsuites", {"name": _text(title(report)), **_counts(findings)})
    for family, of_family in groupby(by_family, key=lambda finding: finding.rule.family):
        _suite(root, family, list(of_family), report)
    ElementTree.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, family: str, findings: list[Finding], report: Report) -> None:
    suite = SubElement(root, "testsuite", {"name": _text(f"lintorg.{family}"), **_counts(findings)})
    unseen = [*notes(report), *guards(report)]
    if unseen:
        properties = SubElement(suite, "properties")
        for number, said in enumerate(unseen, start=1):
            SubElement(properties, "property", {"name": f"unseen-{number}", "value": _text(said)})
    for finding in findings:
        _case(suite, finding)


def _case(suite: Element, finding: Finding) -> None:
    rule, where = finding.rule, place(finding)
    name = f"{rule.name}: {subject.title(finding.subject)}"
    case = SubElement(suite, "testcase", {"classname": _text(f"lintorg.{rule.id}"), "name": _text(name)})
    if _fails(finding):
        at = {"file": _text(where.path), "line": str(where.line)}
        case.attrib.update(at)
        failure = SubElement(case, "failure", {"type": finding.severity, "message": _text(finding.message)})
        failure.text = _text(" ".join((*finding.remedy, *finding.explanation)))
    elif finding.outcome != "pass":
        SubElement(case, "skipped", {"message": _text(why_not(finding) or finding.message)})


def _fails(finding: Finding) -> bool:
    return finding.outcome == "breach" and not finding.accepted


def _counts(findings: Iterable[Finding]) -> dict[str, str]:
    outcomes = [(_fails(finding), finding.outcome == "pass") for finding in findings]
    failures, skipped = outcomes.count((True, False)), outcomes.count((False, False))
    return {"tests": str(len(outcomes)), "failures": str(failures), "errors": "0", "skipped": str(skipped)}


def _text(text: str) -> str:
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", safe(text))
