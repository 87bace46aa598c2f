"""The charts over time: upkeep, and series on XmR charts, with a line for each event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lintorg.model.quarter import Quarter
from lintorg.model.quarterly import Event, Number, QuarterReport, Series
from lintorg.model.text import safe
from lintorg.render.page.drawing import (
    ACCENT,
    ALARM,
    INK,
    LABEL,
    LETTERS,
    MUTED,
    amounts,
    counts,
    drawing,
)
from lintorg.render.page.painter import Spec

_HEIGHT = 190
_NEAR = 0.35
"""Quarters; the numbers of events that lie closer together than this stand side by side."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A named line; a value for each quarter that is shown, the last for the report's own."""

    name: str
    values: Sequence[Number | None]


@dataclass(frozen=True, slots=True)
class Axis:
    """The quarters of a chart over time, and what happened in them."""

    quarters: Sequence[Quarter]
    events: Sequence[Event] = ()


def upkeep_shares(report: QuarterReport) -> Spec | None:
    """Draw the share of commits that touches each upkeep area."""
    upkeep = report.upkeep
    lines = [
        _Line(safe(area), [_percent(row.shares[position]) for row in upkeep.rows])
        for position, area in enumerate(upkeep.areas)
    ]
    return _lines(report, lines, "% of commits")


def upkeep_people(report: QuarterReport) -> Spec | None:
    """Draw how many people make half of the commits that are upkeep alone, and how many make any."""
    rows = report.upkeep.rows
    lines = [
        _Line("make half", [row.half_people for row in rows]),
        _Line("make any", [row.people if row.commits else None for row in rows]),
    ]
    return _lines(report, lines, "people", whole=True)


def series(axis: Axis, one: Series) -> Spec | None:
    """Draw a series with the limits that its last quarter is held against; a change stands out."""
    scale = 100 if one.unit == "share" else 1
    values = [None if point.value is None else point.value * scale for point in one.points]
    if not any(value is not None for value in values):
        return None
    highest = max(scale * (one.upper or 0), *(value or 0 for value in values))
    title = "% of commits" if one.unit == "share" else one.unit
    changed = one.change in ("up", "down")
    points = _points([_Line(one.title, values)], axis)
    for point in points:
        point["changed"] = changed and point["place"] == len(axis.quarters) - 0.5
    colour = {"condition": {"test": "datum.changed", "value": ALARM}, "value": ACCENT}
    layers: list[Spec] = [
        *_limits(one, axis, scale),
        *_events(axis, 0),
        {"data": {"values": points}, "mark": {"type": "line", "color": ACCENT}},
        {
            "data": {"values": points},
            "transform": [{"filter": "datum.value !== null"}],
            "mark": {"type": "circle", "opacity": 1, "size": 60},
            "encoding": {"color": colour},
        },
    ]
    y = amounts("value", title, 1.08 * highest or 1, tickCount=4)
    return drawing({"encoding": {"x": _time(axis, 0), "y": y}, "layer": layers}, _HEIGHT - 30)


def _limits(one: Series, axis: Axis, scale: int) -> list[Spec]:
    if one.lower is None or one.upper is None or one.centre is None:
        return []
    band = {
        "place": 0,
        "end": len(axis.quarters),
        "value": max(one.lower, 0) * scale,
        "upper": one.upper * scale,
        "centre": one.centre * scale,
    }
    return [
        {
            "data": {"values": [band]},
            "mark": {"type": "rect", "color": MUTED, "opacity": 0.16},
            "encoding": {"x2": {"field": "end"}, "y2": {"field": "upper"}},
        },
        {
            "data": {"values": [band]},
            "mark": {"type": "rule", "color": MUTED, "strokeDash": [4, 3]},
            "encoding": {"x2": {"field": "end"}, "y": {"field": "centre", "type": "quantitative"}},
        },
    ]


def _lines(report: QuarterReport, lines: Sequence[_Line], title: str, *, whole: bool = False) -> Spec | None:
    axis, first = Axis(report.quarters, report.events), len(report.quarters) - len(report.trend)
    points = _points(lines, axis)
    highest = max((point["value"] for point in points if point["value"] is not None), default=None)
    if highest is None:
        return None
    order = [line.name for line in lines]
    by_line = {"field": "line", "type": "nominal", "sort": order, "legend": {"labelExpr": LABEL}}
    looks = {
        "color": {**by_line, "scale": {"domain": order, "range": [ACCENT, INK, MUTED]}},
        "shape": {**by_line, "scale": {"domain": order, "range": ["circle", "square", "triangle-up"]}},
    }
    layers: list[Spec] = [
        *_events(axis, first),
        {
            "data": {"values": points},
            "mark": "line",
            "encoding": {"color": looks["color"]},
        },
        {
            "data": {"values": points},
            "transform": [{"filter": "datum.value !== null"}],
            "mark": {"type": "point", "filled": True, "opacity": 1, "size": 60},
            "encoding": looks,
        },
    ]
    y = counts if whole else amounts
    encoding = {"x": _time(axis, first), "y": y("value", title, 1.1 * highest or 1, tickCount=4)}
    return drawing({"encoding": encoding, "layer": layers}, _HEIGHT + 20)


def _points(lines: Sequence[_Line], axis: Axis) -> list[Spec]:
    """Return a point in the middle of each quarter of each line."""
    return [
        {"line": line.name, "place": len(axis.quarters) - len(line.values) + position + 0.5, "value": value}
        for line in lines
        for position, value in enumerate(line.values)
    ]


def _time(axis: Axis, first: int) -> Spec:
    """Return the axis of quarters from the ``first`` on; their years stand below the first and every January."""
    quarters = axis.quarters
    labels = [
        [f"Q{quarter.number}", str(quarter.year)] if quarter.number == 1 or place == first else [f"Q{quarter.number}"]
        for place, quarter in enumerate(quarters)
    ]
    ticks = {
        "values": [place + 0.5 for place in range(first, len(quarters))],
        "labelExpr": f"{labels}[floor(datum.value)]",
        "grid": False,
        "title": None,
        "labelOverlap": False,
    }
    scale = {"domain": [first, len(quarters)], "nice": False, "zero": False}
    return {"field": "place", "type": "quantitative", "axis": ticks, "scale": scale}


def _events(axis: Axis, first: int) -> list[Spec]:
    """Return a line for each event, with its number in the list of events on top."""
    shown = [(number, event) for number, event in enumerate(axis.events, 1) if event.place >= first]
    if not shown:
        return []
    rules = [{"place": event.place} for _, event in shown]
    return [
        {
            "data": {"values": rules},
            "mark": {"type": "rule", "color": INK, "strokeDash": [2, 2], "strokeWidth": 1},
            "encoding": {"y": None},
        },
        {
            "data": {"values": _numbers(shown)},
            "mark": {"type": "text", "color": INK, "fontSize": LETTERS, "baseline": "bottom", "dy": -1},
            "encoding": {"y": {"value": 0}, "text": {"field": "number", "type": "nominal"}},
        },
    ]


def _numbers(shown: Sequence[tuple[int, Event]]) -> list[Spec]:
    numbers: list[Spec] = []
    for number, event in sorted(shown, key=lambda one: one[1].place):
        if numbers and event.place - numbers[-1]["place"] < _NEAR:
            numbers[-1]["number"] += f" {number}"
        else:
            numbers.append({"place": event.place, "number": str(number)})
    return numbers


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share
