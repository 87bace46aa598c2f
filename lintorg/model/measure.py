"""Metrics as the catalogue knows them, and the measures they give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lintorg.model.subject import REPO, Scope, scope_of

Unit = Literal[
    "commits", "people", "areas", "pairs", "functions", "lines", "files", "quarters", "share", "index", "days", "weeks"
]
Dimension = Literal["number", "share", "duration"]
Layer = Literal["commits", "touches", "lines"]

TOO_FEW, MISSING_OBJECTS, UNATTRIBUTED, TOO_LARGE = "too_few", "missing_objects", "unattributed", "too_large"
"""Reason codes that several rooms give."""
UNMAPPED = "unmapped"
"""The map of areas places too little of the work."""
SECONDS: dict[str, int] = {"s": 1, "min": 60, "h": 3600, "d": 86_400, "w": 604_800}
DURATIONS: dict[Unit, int] = {"days": SECONDS["d"], "weeks": SECONDS["w"]}
"""Seconds in one of the units that are durations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """What one metric means; its id is the name of its module, stamped by the runner.

    ``fact`` tells a census (no interval) from an estimate. ``layer`` is the deepest layer of facts
    it reads: what missing objects would spoil. ``of_core`` is one about the core as a whole, which a map that places
    little of the work cannot know. ``detail`` names the words that its measures offer
    to a rule's remedy. ``minimum`` is the n that it must reach to be judged; an area is then judged
    by that instead of its own minimum sample. What is ``on_demand`` is measured in a scan only where a
    judged rule reads it, and in every report.
    """

    title: str
    definition: str
    unit: Unit
    scopes: tuple[Scope, ...]
    fact: bool = True
    version: int = 1
    layer: Layer = "touches"
    source: str = ""
    detail: tuple[str, ...] = ()
    of_core: bool = False
    minimum: int | None = None
    on_demand: bool = False
    id: str = ""

    @property
    def dimension(self) -> Dimension:
        """What the condition language may compare it with."""
        if self.unit == "share":
            return "share"
        return "duration" if self.unit in DURATIONS else "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a metric answers about one subject; the runner makes a Measure of it.

    ``n`` is the sample behind the value, in the metric's own terms (commits, mostly). No value
    needs a reason code in ``why_none``.
    """

    value: float | int | None
    n: int
    subject: str = REPO
    low: float | None = None
    high: float | None = None
    why_none: str | None = None
    detail: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A metric's answer about a subject in a window; low and high equal the value of a fact."""

    metric: str
    version: int
    subject: str
    unit: Unit
    value: float | int | None
    low: float | int | None
    high: float | int | None
    n: int
    why_none: str | None = None
    detail: Mapping[str, str] = field(default_factory=dict)
    minimum: int | None = None

    def standing(self, subjects: str | None) -> str | None:
        """Return why this may not be judged, None where it may.

        ``subjects`` is that of its subject, which holds unless the metric has a minimum of its own.
        """
        if self.minimum is None:
            return subjects
        if self.n < self.minimum:
            return TOO_FEW
        return None if scope_of(self.subject) == "area" else subjects


def measure_of(metric: Metric, answer: Value) -> Measure:
    """Stamp a metric's identity on its answer."""
    return Measure(
        metric=metric.id,
        version=metric.version,
        subject=answer.subject,
        unit=metric.unit,
        value=answer.value,
        low=answer.value if answer.low is None else answer.low,
        high=answer.value if answer.high is None else answer.high,
        n=answer.n,
        why_none=answer.why_none,
        detail=answer.detail,
        minimum=metric.minimum,
    )
