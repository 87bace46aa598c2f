"""Runs the metrics over the tables."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from lintorg import wiring
from lintorg.derive.areas import placement
from lintorg.derive.personal import personal
from lintorg.model import subject
from lintorg.model.measure import MISSING_OBJECTS, UNMAPPED, Measure, Metric, Value, measure_of
from lintorg.model.subject import Scope
from lintorg.model.tables import OTHER
from lintorg.wiring import Tables, makers

Measures = Mapping[tuple[str, str], Measure]
"""Measures by (metric, subject)."""


@cache
def definitions() -> tuple[tuple[str, Any], ...]:
    """Return what defines each metric: a module of that name, or an object in a module of several."""
    return tuple(sorted(wiring.definitions("lintorg.metrics", "METRIC"), key=lambda named: named[0]))


@cache
def catalogue() -> Mapping[str, Metric]:
    """Return every metric by its id."""
    return {name: replace(code.METRIC, id=name) for name, code in definitions()}


@cache
def _functions() -> Mapping[str, Callable[..., Value | Iterable[Value]]]:
    return {name: code.measure for name, code in definitions()}


@cache
def table_makers() -> Mapping[str, Callable[..., object]]:
    """Return the function that makes each table."""
    return makers("lintorg.derive")


def of_scope(scope: Scope) -> frozenset[str]:
    """Return the metrics that measure subjects of this scope only."""
    return frozenset(name for name, metric in catalogue().items() if metric.scopes == (scope,))


def at_once() -> frozenset[str]:
    """Return the metrics that are measured without being asked for."""
    return frozenset(name for name, metric in catalogue().items() if not metric.on_demand)


def measure_all(
    tables: Tables, only: Collection[str] | None = None, *, incomplete: bool = False, lines: bool = True
) -> Measures:
    """Return what every metric, or ``only`` some, says over the tables.

    Of the core as a whole nothing is said where the map places too little. With ``incomplete``,
    whatever reads paths or lines has no value: too many objects are missing.
    Without ``lines``, what reads them is not measured: they are mined for the judged window only.
    """
    measures = {}
    hide, little = tables.of(personal).hide, tables.of(placement).places_little
    for name, metric in catalogue().items():
        if (only is not None and name not in only) or (metric.layer == "lines" and not lines):
            continue
        answer = tables.call(_functions()[name])
        for value in [answer] if isinstance(answer, Value) else answer:
            measure = measure_of(metric, value)
            measure = replace(measure, detail={word: hide(said) for word, said in measure.detail.items()})
            if incomplete and metric.layer != "commits":
                measure = without_value(measure, MISSING_OBJECTS)
            elif metric.of_core and little:
                measure = without_value(measure, UNMAPPED)
            measures[name, measure.subject] = measure
    return measures


def without_value(measure: Measure, reason: str) -> Measure:
    """Return the measure with its value withheld for a reason."""
    return replace(measure, value=None, low=None, high=None, why_none=reason)


def with_minimum(measures: Measures, standing: Mapping[str, str | None]) -> Measures:
    """Withhold the values of subjects below the minimum sample, as ``previous()`` needs them.

    A pair stands with the repository.
    """
    kept = {}
    for key, measure in measures.items():
        reason = measure.standing(standing.get(measure.subject, standing["repo"]))
        kept[key] = without_value(measure, reason) if reason and measure.value is not None else measure
    return kept


def of_areas(measures: Measures) -> Measures:
    """Leave out what no area of the map takes: it is in the tables, but nobody can step in for a rest."""
    rest = subject.area(OTHER)
    return {key: measure for key, measure in measures.items() if key[1] != rest}
