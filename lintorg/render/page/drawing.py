"""What all charts have in common; their colours and their font are those of the page."""

from __future__ import annotations

from lintorg.render.page.painter import Spec

INK, MUTED, LINE = "var(--ink)", "var(--muted)", "var(--line)"
ACCENT, ALARM = "var(--accent)", "var(--alarm)"
WIDTH = 380
"""Pixels; about what a phone shows, so that letters keep their size there."""
LETTERS = 14
"""Pixels of a chart's letters; 12 are left of them on a screen of 360."""
LABEL = "truncate(replace(datum.label, regexp('[\\ud800-\\udfff]+', 'g'), '\ufffd'), 60)"
"""How a name is written: cut before its width is measured, which takes minutes for 100,000 characters; and
without characters of two halves, which Vega cuts between, to fail on the half."""

_CONFIG: Spec = {
    "aria": False,  # the page names a chart, and its table has the numbers
    "font": "sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "labelFontSize": LETTERS,
        "labelLimit": 130,
        "titleColor": MUTED,
        "titleFontSize": LETTERS,
        "titleFontWeight": "normal",
        "gridColor": LINE,
        "domainColor": LINE,
        "tickColor": LINE,
    },
    "legend": {
        "orient": "top",
        "title": None,
        "labelColor": INK,
        "labelFontSize": LETTERS,
        "symbolStrokeWidth": 2,
        "columnPadding": 24,
    },
}


def drawing(spec: Spec, height: int) -> Spec:
    """Return the specification of a whole drawing, on a transparent ground."""
    return {
        "background": None,
        "width": WIDTH,
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": 12, "right": 8, "top": 4, "bottom": 4},  # the page's letters may be wider than Vega's
        "config": _CONFIG,
        **spec,
    }


def counts(field: str, title: str, highest: float, **more: object) -> Spec:
    """Return an encoding of whole numbers from 0 to ``highest``, one tick apart at the least."""
    axis = {"format": "d", "tickMinStep": 1, "tickCount": 6, **more}
    return amounts(field, title, highest, **axis)


def amounts(field: str, title: str, highest: float, **axis: object) -> Spec:
    """Return an encoding of numbers from 0 to ``highest``."""
    scale = {"domain": [0, highest], "nice": False, "zero": True}
    return {"field": field, "type": "quantitative", "title": title, "scale": scale, "axis": {"tickCount": 6, **axis}}


def names(field: str, order: list[str]) -> Spec:
    """Return an encoding of names, one below the other in the given order."""
    axis = {"grid": False, "ticks": False, "domain": False, "title": None, "labelPadding": 12, "labelExpr": LABEL}
    return {"field": field, "type": "nominal", "sort": order, "axis": axis}
