"""Turns a Vega-Lite specification into SVG that takes its colours and its font from the page."""

from __future__ import annotations

import re
from typing import Any

import vl_convert
from markupsafe import Markup

Spec = dict[str, Any]

INK, MUTED, LINE = "var(--ink)", "var(--muted)", "var(--line)"
ACCENT, ALARM = "var(--accent)", "var(--alarm)"
WIDTH = 380
"""Pixels; about what a phone shows, so that letters keep their size there."""
LETTERS = 14
"""Pixels of a chart's letters; 12 are left of them on a screen of 360."""
LABEL = "truncate(replace(datum.label, regexp('[\\ud800-\\udfff]+', 'g'), '\ufffd'), 60)"
"""How a name is written: cut before its width is measured, which takes minutes for 100,000 characters; and
without characters of two halves, which Vega cuts between, to fail on the half."""

_ROLES = re.compile(r' (?:role|aria-roledescription)="[a-z -]*"')
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


def drawn(spec: Spec, height: int) -> Markup:
    """Return a specification as SVG on a transparent ground; Vega escapes every text in it."""
    whole = {
        "background": None,
        "width": WIDTH,
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": {"left": 12, "right": 8, "top": 4, "bottom": 4},  # the page's letters may be wider than Vega's
        "config": _CONFIG,
        **spec,
    }
    svg = _ROLES.sub("", vl_convert.vegalite_to_svg(whole))  # roles without names say nothing to a screen reader
    return Markup(svg)  # noqa: S704 — made by Vega, of escaped text


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
