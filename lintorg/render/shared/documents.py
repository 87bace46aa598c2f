"""The types of a report's JSON, from which its schema is made."""

from __future__ import annotations

from typing import NotRequired

from typing_extensions import TypedDict  # pydantic makes no schema of typing's before Python 3.12

Number = float | int | None


class ToolJson(TypedDict):
    """The program that wrote the document."""

    name: str
    version: str


class WindowJson(TypedDict):
    """Start (excluded) and end (included) of the judged window."""

    start: str
    end: str


class RepositoryJson(TypedDict):
    """What was scanned; commits = mined + degraded + skipped."""

    name: str
    part: str | None
    head: str
    as_of: str
    window: WindowJson
    commits: int
    window_commits: int
    people: int
    degraded_commits: int
    skipped_commits: int
    left_out: LeftOutJson


class LeftOutJson(TypedDict):
    """Commits that count for nobody, by whose they are; copies count once, the crowded for their author."""

    bots: int
    agents: int
    nobody: int
    copies: int
    crowded: int


class GuardJson(TypedDict):
    """A condition of the history that limits what may be judged."""

    id: str
    name: str
    active: bool
    detail: str


class HeadlineJson(TypedDict):
    """One headline, measured or abstained with a reason."""

    status: str
    text: str
    measures: list[str]
    reason: NotRequired[str]


class AreaJson(TypedDict):
    """One area of the codebase in the window."""

    area: str
    core: bool
    commits: int
    people: int | None
    successors: int | None
    successors_previous: int | None
    top_share: float | None
    left_out_share: float


class MeasureJson(TypedDict):
    """A metric's answer about a subject; a missing value has a reason in why_none."""

    metric: str
    version: int
    subject: str
    value: Number
    low: Number
    high: Number
    n: int
    unit: str
    why_none: str | None
    previous: Number


class ReadingsJson(TypedDict):
    """In how many other readings a breach holds."""

    holds: int
    of: int


class AnchorJson(TypedDict):
    """Where a finding points to."""

    path: str
    line: int


class WaiverJson(TypedDict):
    """Why a breach is accepted, and the last day that it is."""

    reason: str
    expires: str


class FindingJson(TypedDict):
    """A rule's outcome about a subject."""

    rule: str
    name: str
    subject: str
    outcome: str
    severity: str
    reason: str | None
    message: str
    explanation: list[str]
    remedy: str | None
    readings: ReadingsJson | None
    fingerprint: str
    anchor: AnchorJson | None
    waiver: WaiverJson | None
    baselined: bool


CountsJson = TypedDict(
    "CountsJson",
    {
        "judged": int,
        "breach": int,
        "pass": int,
        "undecided": int,
        "abstained": int,
        "waived": int,
        "baselined": int,
        "hidden": int,
    },
)


class ChangeJson(TypedDict):
    """The change that a check judges; lines are null where git cannot count them."""

    base: str
    head: str
    commits: int
    files: int
    lines: int | None


class ScanJson(TypedDict):
    """The whole document; only a check has a change."""

    schema: str
    tool: ToolJson
    repository: RepositoryJson
    guards: list[GuardJson]
    notes: list[str]
    headline: dict[str, HeadlineJson]
    areas: list[AreaJson]
    measures: list[MeasureJson]
    findings: list[FindingJson]
    counts: CountsJson
    change: NotRequired[ChangeJson]


class QuarterJson(TypedDict):
    """A quarter; its start is excluded, its end included."""

    name: str
    start: str
    end: str
