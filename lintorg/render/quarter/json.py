"""A quarterly report as JSON, for programs and for the next report: schema ``lintorg.report/1``.

What only this report has looks as in lintorg.model.quarterly; the rest as in the JSON of a scan.
"""

from __future__ import annotations

from dataclasses import asdict

from typing_extensions import TypedDict  # pydantic makes no schema of typing's before Python 3.12

from lintorg import __version__
from lintorg.model.quarterly import (
    Action,
    Bridges,
    Comparison,
    Event,
    Handover,
    HotFunctions,
    QualityRow,
    QuarterReport,
    Series,
    TakeOver,
    TrendedFinding,
    Upkeep,
    WayToCore,
)
from lintorg.render.shared.documents import (
    CountsJson,
    FindingJson,
    GuardJson,
    MeasureJson,
    QuarterJson,
    RepositoryJson,
    ToolJson,
)
from lintorg.render.shared.json_parts import (
    counts_json,
    dumped,
    finding_json,
    guard_json,
    measure_json,
    quarter_json,
    repository_json,
)
from lintorg.render.shared.values import plain

SCHEMA = "lintorg.report/1"


class SentencesJson(TypedDict):
    """The front page."""

    moved: str
    stayed: str
    at_risk: str
    to_try: str


class FlowJson(TypedDict):
    """The chart of load and flow: which series it shows."""

    title: str
    metrics: list[str]


class TrendJson(TypedDict):
    """What a breached rule said of its subject in the trend's quarters, oldest first; null where nobody looked."""

    outcomes: list[str | None]
    breaches: int
    judged: int


class QuarterlyFindingJson(FindingJson):
    """A rule's outcome about a subject, a breach with its trend."""

    trend: TrendJson | None


class PlacementJson(TypedDict):
    """How many counted touches of the year there are, and how many no area took."""

    touches: int
    unplaced: int


class ReportJson(TypedDict):
    """The whole document. ``roots`` are the commits without parents; ``quarters`` those of every series."""

    schema: str
    tool: ToolJson
    repository: RepositoryJson
    roots: list[str]
    quarter: QuarterJson
    quarters: list[QuarterJson]
    quarter_commits: int
    quarter_people: int
    roster: bool
    sentences: SentencesJson
    actions: list[Action]
    events: list[Event]
    take_over: TakeOver
    handover: Handover
    way_to_core: WayToCore
    bridges: Bridges
    upkeep: Upkeep
    flow: FlowJson
    series: list[Series]
    measures: list[MeasureJson]
    findings: list[QuarterlyFindingJson]
    counts: CountsJson
    hot_functions: HotFunctions
    guards: list[GuardJson]
    placement: PlacementJson
    quality: list[QualityRow]
    methods: list[str]
    limits: list[str]
    not_for: list[str]
    notes: list[str]
    against: Comparison | None


def render(report: QuarterReport) -> str:
    """Return the whole report as JSON with a final newline."""
    return dumped(plain(document(report)))


def document(report: QuarterReport) -> dict[str, object]:
    """Return the report as the values that JSON will hold, of the shape of ``ReportJson``."""
    own = ("take_over", "handover", "way_to_core", "bridges", "upkeep", "hot_functions")
    return {
        "schema": SCHEMA,
        "tool": {"name": "lintorg", "version": __version__},
        "repository": repository_json(report.repository),
        "roots": list(report.repository.roots),
        "quarter": quarter_json(report.quarter),
        "quarters": [quarter_json(quarter) for quarter in report.quarters],
        "quarter_commits": report.quarter_commits,
        "quarter_people": report.quarter_people,
        "roster": report.roster,
        "sentences": report.sentences._asdict(),
        "actions": [asdict(action) for action in report.actions],
        "events": [asdict(event) for event in report.events],
        **{name: asdict(getattr(report, name)) for name in own},
        "flow": {"title": report.flow.title, "metrics": [series.metric for series in report.flow.series]},
        "series": [asdict(series) for series in report.series],
        "measures": [measure_json(measure, None) for measure in report.measures],
        "findings": [_finding(found) for found in report.findings],
        "counts": counts_json(report.counts),
        "guards": [guard_json(guard) for guard in report.guards],
        "placement": {"touches": report.placement.touches, "unplaced": report.placement.unplaced},
        "quality": [asdict(row) for row in report.quality],
        "methods": list(report.methods),
        "limits": list(report.limits),
        "not_for": list(report.not_for),
        "notes": list(report.notes),
        "against": asdict(report.against) if report.against else None,
    }


def _finding(found: TrendedFinding) -> QuarterlyFindingJson:
    outcomes: list[str | None] = list(found.outcomes)
    trend: TrendJson = {"outcomes": outcomes, "breaches": found.breaches, "judged": found.judged}
    return {**finding_json(found.finding), "trend": trend if outcomes else None}
