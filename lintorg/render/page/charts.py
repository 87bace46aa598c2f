"""The charts of areas and of people who came: who could step in, hand-over, the way to the core, bridges."""

from __future__ import annotations

from lintorg.model.quarterly import BridgeRow, QuarterReport, WayRow
from lintorg.model.text import safe
from lintorg.render.page.drawing import (
    ACCENT,
    ALARM,
    INK,
    LABEL,
    LETTERS,
    LINE,
    MUTED,
    amounts,
    counts,
    drawing,
    names,
)
from lintorg.render.page.painter import Spec

_ROW = 26
_MOST = 30
"""Areas that a chart shows; the table shows all."""
_SIDE = 12
"""Core areas that the chart of pairs shows: more would leave its numbers no room on a phone."""


def take_over(report: QuarterReport) -> Spec | None:
    """Draw who could step in for each judged area, now and four quarters ago, sized by commits."""
    rows = [row for row in report.take_over.rows if row.judged and row.successors is not None][:_MOST]
    if not rows:
        return None
    values = [
        {"area": safe(row.area), "now": row.successors, "before": row.before, "commits": row.commits} for row in rows
    ]
    highest = max(1.0, *(max(row.successors or 0, row.before or 0) for row in rows))
    y = names("area", [safe(row.area) for row in rows])
    size = {"field": "commits", "type": "quantitative", "legend": None, "scale": {"type": "sqrt", "range": [40, 260]}}
    colour = {"condition": {"test": "datum.now === 0", "value": ALARM}, "value": ACCENT}
    spec: Spec = {
        "data": {"values": values},
        "encoding": {"y": y, "x": counts("now", "people who could step in", highest + 0.5)},
        "layer": [
            {
                "transform": [{"filter": "datum.before !== null"}],
                "mark": {"type": "rule", "color": MUTED},
                "encoding": {"x2": {"field": "before"}},
            },
            {
                "transform": [{"filter": "datum.before !== null"}],
                "mark": {"type": "tick", "color": MUTED, "thickness": 2, "size": 14},
                "encoding": {"x": {"field": "before", "type": "quantitative"}},
            },
            {"mark": {"type": "circle", "opacity": 1}, "encoding": {"size": size, "color": colour}},
        ],
    }
    return drawing(spec, 60 + _ROW * len(rows))


def handover(report: QuarterReport) -> Spec | None:
    """Draw how many active people know each area; those due to be handed over stand out."""
    rows = report.handover.rows[:_MOST]
    if not rows:
        return None
    values = [{"area": safe(row.area), "people": row.familiar, "due": row.due} for row in rows]
    colour = {"condition": {"test": "datum.due", "value": ALARM}, "value": ACCENT}
    people = counts("people", "people who know it and are active", max(row.familiar for row in rows) + 0.5)
    spec: Spec = {
        "data": {"values": values},
        "mark": {"type": "bar", "height": 12},
        "encoding": {"y": names("area", [safe(row.area) for row in rows]), "x": people, "color": colour},
    }
    return drawing(spec, 60 + _ROW * len(rows))


def way_to_core(report: QuarterReport) -> Spec | None:
    """Draw the weeks to the core with their intervals; an arrow where the interval has no end."""
    rows = [row for row in (*report.way_to_core.rows, *report.way_to_core.cohorts) if row.weeks is not None]
    if not rows:
        return None
    longest = max(1.0, *(1.15 * max(row.high or 0, row.weeks or 0) for row in rows))
    values = [_way(row, longest) for row in rows]
    x = amounts("weeks", "weeks from first commit to first in core", longest)
    spec: Spec = {
        "data": {"values": values},
        "encoding": {"y": names("entry", [safe(row.entry) for row in rows]), "x": x},
        "layer": [
            {
                "mark": {"type": "rule", "color": ACCENT, "strokeWidth": 2},
                "encoding": {"x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}},
            },
            {
                "transform": [{"filter": "datum.open"}],
                "mark": {"type": "point", "shape": "triangle-right", "filled": True, "color": ACCENT, "size": 70},
                "encoding": {"x": {"field": "high", "type": "quantitative"}},
            },
            {"mark": {"type": "circle", "color": ACCENT, "opacity": 1, "size": 110}},
        ],
    }
    return drawing(spec, 60 + _ROW * len(rows))


def _way(row: WayRow, longest: float) -> Spec:
    high = longest if row.high is None else row.high
    return {"entry": safe(row.entry), "weeks": row.weeks, "low": row.low, "high": high, "open": row.high is None}


def bridges(report: QuarterReport) -> Spec | None:
    """Draw how many people know both of two core areas; hatched where fewer than by chance."""
    known = {area for row in report.bridges.rows if row.people is not None for area in (row.one, row.other)}
    areas = [area for area in report.bridges.areas if area in known][:_SIDE]
    rows = [row for row in report.bridges.rows if row.one in areas and row.other in areas]
    if not rows:
        return None
    order = [safe(area) for area in areas]
    place = {area: position for position, area in enumerate(areas)}
    values = [_bridge(row, place) for row in rows]
    axis = {"labelAngle": -40, "ticks": False, "domain": False, "title": None, "labelExpr": LABEL}
    x = {**names("left", order[:-1]), "axis": axis}
    shade = {"field": "people", "type": "quantitative", "legend": None, "scale": {"domainMin": 0, "range": [0.06, 0.5]}}
    cells = len(order) - 1
    roomy = cells <= 8
    spec: Spec = {
        "data": {"values": values},
        "encoding": {"x": x, "y": names("right", order[1:])},
        "layer": [
            {"mark": {"type": "rect", "color": ACCENT, "stroke": LINE}, "encoding": {"fillOpacity": shade}},
            {
                "transform": [{"filter": "datum.below"}],
                "mark": {"type": "rect", "color": "url(#hatch)", "stroke": ALARM},
            },
            {
                "mark": {"type": "text", "color": INK, "fontSize": LETTERS, "dy": -6 if roomy else 0},
                "encoding": {"text": {"field": "shown", "type": "nominal"}},
            },
        ],
    }
    if roomy:
        moved: Spec = {"mark": {"type": "text", "color": INK, "fontSize": LETTERS - 1, "dy": 9}}
        spec["layer"].append({**moved, "encoding": {"text": {"field": "moved", "type": "nominal"}}})
    return drawing(spec, 100 + (36 if roomy else 24) * cells)


def _bridge(row: BridgeRow, place: dict[str, int]) -> Spec:
    left, right = sorted((row.one, row.other), key=place.__getitem__)
    change = 0 if row.people is None or row.before is None else row.people - row.before
    return {
        "left": safe(left),
        "right": safe(right),
        "people": row.people or 0,
        "shown": "?" if row.people is None else str(row.people),
        "moved": f"{change:+d}".replace("-", "−") if change else "",
        "below": row.below_chance is True,
    }
