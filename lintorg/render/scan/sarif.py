"""A report as SARIF 2.1.0, the OASIS standard for results of static analysis; code scanning reads it."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

from lintorg import __version__
from lintorg.model.finding import Finding
from lintorg.model.report import Display, Report
from lintorg.model.rule import Rule
from lintorg.model.text import safe
from lintorg.render.shared.counts import guards, notes
from lintorg.render.shared.grouped import breaches, place, sentence
from lintorg.render.shared.grouped import readings as readings_of

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_GITHUB_LEVEL = {"error": "error", "warning": "warning", "note": "recommendation"}


def render(report: Report, _display: Display) -> str:
    """Return one run: the rules that judged, and the breaches that nobody has accepted."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    return json.dumps(log, indent=1, ensure_ascii=False) + "\n"


def _run(report: Report) -> dict[str, object]:
    rules = list({finding.rule.id: finding.rule for finding in report.findings}.values())
    places = {rule.id: number for number, rule in enumerate(rules)}
    return {
        "tool": {
            "driver": {
                "name": "lintorg",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "automationDetails": {"id": _category(report)},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _unseen(report)}],
        "results": [_result(finding, places[finding.rule.id]) for finding in breaches(report)],
    }


def _category(report: Report) -> str:
    """Return what tells this run's alerts from those of another part, or of a change."""
    part = f"{safe(report.repository.part)}/" if report.repository.part else ""
    return f"lintorg/{'change' if report.change else 'scan'}/{part}"


def _unseen(report: Report) -> list[dict[str, object]]:
    said = [*notes(report), *guards(report)]
    return [{"level": "note", "message": {"text": _message(text)}} for text in said]


def _rule(rule: Rule) -> dict[str, object]:
    described: dict[str, object] = {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": f"{rule.name.replace('-', ' ').capitalize()}."},
        "fullDescription": {"text": rule.why},
        "help": {"text": "\n\n".join(_help(rule))},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {
            "tags": list(dict.fromkeys((rule.family, rule.concerns))),
            "problem.severity": _GITHUB_LEVEL[rule.severity],
        },
    }
    web = [link for link in rule.links if link.startswith("https://")]
    return described | ({"helpUri": quote(web[0], safe=":/?#[]@!$&'()*+,;=%")} if web else {})


def _help(rule: Rule) -> list[str]:
    return [
        f"Flagged when {rule.condition}. Concerns {rule.concerns}.",
        rule.why,
        f"Evidence for it ({rule.evidence.grade}):",
        *rule.evidence.supports,
        "Evidence against it:",
        *rule.evidence.against,
    ]


def _result(finding: Finding, rule_index: int) -> dict[str, object]:
    where = place(finding)
    said = (f"{sentence(finding)}.", *finding.remedy, readings_of(finding))
    return {
        "ruleId": finding.rule.id,
        "ruleIndex": rule_index,
        "level": finding.severity,
        "message": {"text": _message(" ".join(filter(None, said)))},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": quote(where.path, safe="/", errors="replace"),
                        "uriBaseId": "%SRCROOT%",
                    },
                    "region": {"startLine": where.line},
                }
            }
        ],
        # Code scanning matches alerts by the first one; without it, the text of the line would be taken for it.
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
            "lintorg/v1": finding.fingerprint,
        },
    }


def _message(text: str) -> str:
    """Escape what would start an embedded link (section 3.11.6 of the standard)."""
    return re.sub(r"[\\\[\]]", r"\\\g<0>", safe(text))
