"""An explanation as JSON, for programs: schema ``lintorg.explain/1``."""

from __future__ import annotations

from typing_extensions import TypedDict  # pydantic makes no schema of typing's before Python 3.12

from lintorg.model.explanation import Change, Changes, Explanation
from lintorg.model.finding import Readings
from lintorg.model.measure import Measure
from lintorg.model.report import Display
from lintorg.model.tables import Guard
from lintorg.render.shared.documents import FindingJson, MeasureJson, RepositoryJson
from lintorg.render.shared.json_parts import dumped, finding_json, measure_json, repository_json

SCHEMA = "lintorg.explain/1"
NEWEST = 20


class CommitsJson(TypedDict):
    """How many commits stand behind a finding, and the first hashes: the most telling, then the newest first."""

    total: int
    first: list[str]


class ReadingJson(TypedDict):
    """What the rule says in one other reading."""

    name: str
    outcome: str
    reason: str | None
    explanation: list[str]


class ActiveGuardJson(TypedDict):
    """An active guard, and whether the rule abstains because of it."""

    id: str
    name: str
    detail: str
    stops: bool


class ChangeJson(TypedDict):
    """At which value of a metric a comparison comes out differently; null where no single metric decides."""

    comparison: str
    metric: str | None
    at: str | None


class ChangesJson(TypedDict):
    """Changes of which any one suffices (``any``), or all are needed (``all``)."""

    needed: str
    of: list[ChangeJson | ChangesJson]


class ExplanationJson(TypedDict):
    """The whole document."""

    schema: str
    repository: RepositoryJson
    finding: FindingJson
    measures: list[MeasureJson]
    commits: CommitsJson
    guards: list[ActiveGuardJson]
    readings: list[ReadingJson]
    changes: ChangeJson | ChangesJson | None
    waiver: list[str]
    """Lines of YAML."""


def render(explanation: Explanation, _display: Display) -> str:
    """Return everything that is known about a finding as JSON with a final newline."""
    return dumped(document(explanation))


def document(explanation: Explanation) -> ExplanationJson:
    """Return an explanation as the values that JSON will hold."""
    finding = explanation.finding
    return {
        "schema": SCHEMA,
        "repository": repository_json(explanation.repository),
        "finding": finding_json(finding),
        "measures": [_measure(measure, explanation) for measure in finding.measures],
        "commits": {"total": len(explanation.commits), "first": list(explanation.commits[:NEWEST])},
        "guards": [_guard(guard, explanation) for guard in explanation.guards],
        "readings": _readings(finding.readings),
        "changes": _change(explanation.changes) if explanation.changes else None,
        "waiver": list(explanation.waiver),
    }


def _measure(measure: Measure, explanation: Explanation) -> MeasureJson:
    return measure_json(measure, explanation.previous.get(measure.metric))


def _guard(guard: Guard, explanation: Explanation) -> ActiveGuardJson:
    stops = guard.stops(explanation.finding.rule.id, explanation.scopes)
    return {"id": guard.id, "name": guard.name, "detail": guard.detail, "stops": stops}


def _readings(readings: Readings | None) -> list[ReadingJson]:
    return [
        {"name": one.name, "outcome": one.outcome, "reason": one.reason, "explanation": list(one.explanation)}
        for one in (readings.each if readings else ())
    ]


def _change(change: Change | Changes) -> ChangeJson | ChangesJson:
    if isinstance(change, Changes):
        return {"needed": change.needed, "of": [_change(part) for part in change.of]}
    return {"comparison": change.comparison, "metric": change.metric, "at": change.at}
