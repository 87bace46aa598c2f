"""Valid texts to begin from, by target: those of the examples and presets, and small ones with everything in them."""

from __future__ import annotations

import json
from pathlib import Path

from lintorg.config.baseline import baseline_text
from lintorg.model.accepted import Baseline, BaselineEntry
from lintorg.model.roster import check_value
from tests.fuzz.targets import KEY
from tests.policy.samples import rule_text

ROOT = Path(__file__).parents[2]

_PYPROJECT = """\
[project]
name = "lintorg-lab"
[tool.lintorg]
window = "26w"
bots = ["*bot*"]
[[tool.lintorg.areas]]
name = "reward"
patterns = ["src/reward/"]
core = true
[tool.lintorg.overrides.LO104]
severity = "error"
params = {limit = 3}
"""
_ROSTER = """\
lintorg-roster: 1
minimum: 5
early-career: [student, intern]
withdrawn: [zanzara@example.org]
people:
  - name: Zanzara Querulo
    emails: [zanzara.q@example.org, zanzara.two@example.org]
    roles: [{role: student, from: 2025-09-01, to: 2026-08-31}, {role: staff, from: 2026-09-01}]
    teams: zanzara-team
"""
_SEALED = f"""\
lintorg-roster: 1
sealed: {check_value(KEY)}
people:
- {{hashes: [{"0" * 32}], roles: [student]}}
"""
_WAIVERS = """\
- rule: LO104
  subject: area:eval
  reason: Zanzara is on it
  owner: Zanzara Querulo
  expires: 2026-12-31
- {rule: LO201, subject: 'areas:model|data', reason: ' z ', owner: zanzara, expires: '2026-11-30'}
"""
_EARLIER = {
    "schema": "lintorg.report/1",
    "repository": {"head": "a" * 40},
    "roots": ["b" * 40],
    "quarter": {"name": "2026Q1"},
    "take_over": {"rows": [{"area": "eval", "successors": None, "judged": True}]},
    "findings": [{"rule": "LO104", "subject": "area:eval", "outcome": "breach"}],
    "series": [{"metric": "hhi", "subject": "repo", "version": 1}],
}
_EVENT = {
    "pull_request": {
        "head": {"sha": "a" * 40},
        "base": {"sha": "b" * 40, "ref": "main"},
        "requested_reviewers": [{"login": "zanzara", "id": 7}],
        "requested_teams": [{"slug": "team"}],
    }
}
_CONDITIONS = (
    "minor_share > 50% and top_share < 25%",
    "hhi - previous(hhi) >= 0.10",
    "(hands + 1) * (2 + hands) > 3 and (hhi > 1 or not (hands < 3))",
    "max(abs(-hands), 2, x) / value(hhi) <= 8.5 or hands == 1",
    "weeks_to_core < 8 w and revert_share != 5 % and hands > 0 and 1 d * 2 >= weeks_to_core - 30 min",
)
_HISTORY = {
    "people": [["Zanzara Querulo", "zanzara@example.org"]],
    "paths": ["a.py", "b.py"],
    "commits": [["a" * 40, ["b" * 40], 0, 1, 0, 2, "subject", [["Key", "value"]], None, False, [0, "M", None]]],
}
_ANSWER = {"observed": {"a": "b"}, "texts": ["text"], "code": 0}


def _files(*patterns: str) -> list[bytes]:
    return [file.read_bytes() for pattern in patterns for file in sorted(ROOT.glob(pattern))]


def _baseline() -> str:
    entry = BaselineEntry(rule="LO104", subject="area:eval", condition="hands <= 1", metrics={"hands": 1}, value=1.5)
    return baseline_text(Baseline(roots=("a" * 40,), entries=(entry,)))


def _encoded(*texts: str) -> list[bytes]:
    return [text.encode() for text in texts]


SEEDS: dict[str, list[bytes]] = {
    "configuration": _files("examples/lab/lintorg.yaml", "lintorg/config/rule-presets.yaml"),
    "pyproject": _encoded(_PYPROJECT),
    "rule": [*_encoded(rule_text()), *_files("examples/*/lint-rules/team/*.yaml", "rules/concentration/*.yaml")],
    "roster": _encoded(_ROSTER, _SEALED),
    "waivers": _encoded(_WAIVERS),
    "actions": _files("examples/report/actions.yaml"),
    "events": _files("examples/report/events.yaml"),
    "opt-out": _encoded(f"# who\nzanzara@example.org\nsha256:{'0' * 64}\n"),
    "baseline": _encoded(_baseline()),
    "fleet": _files("examples/fleet/fleet.yaml"),
    "earlier-report": _encoded(json.dumps(_EARLIER)),
    "ci-event": _encoded(json.dumps(_EVENT)),
    "condition": _encoded(*_CONDITIONS),
    "segment": _encoded(
        json.dumps(_HISTORY), json.dumps([["a" * 40, True, ["a.py"]]]), json.dumps({"a" * 40: [["a.py", 1, 2]]})
    ),
    "answer": _encoded(json.dumps(_ANSWER)),
    "damaged-segment": _encoded("a.py"),
}
