import json

import jsonschema

from lintorg.model.report import Display
from lintorg.render.scan.gitlab import render
from tests.render.reports import HOSTILE, MIXED, report

# What GitLab's documentation of Code Quality says of the report format: every key that it requires, the words
# that it knows for a severity, and a path relative to the repository without "./" before it.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./|/)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
        "additionalProperties": False,
    },
}


def issues(of):
    found = json.loads(render(of, Display()))
    jsonschema.validate(found, SCHEMA)
    return found


def test_breaches_that_count_are_issues():
    found = issues(MIXED)
    assert [(issue["severity"], issue["description"].partition(":")[0]) for issue in found] == [
        ("major", "eval"),
        ("info", "kernels"),
    ]
    assert found[0]["location"] == {"path": "src/eval/run.py", "lines": {"begin": 3}}
    assert len({issue["fingerprint"] for issue in found}) == 2


def test_without_a_breach_the_list_is_empty():
    assert issues(report()) == []


def test_hostile_text_stays_text():
    (issue,) = issues(HOSTILE)
    assert "\x1b" not in issue["description"] + issue["location"]["path"]
