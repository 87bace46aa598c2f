"""Reads the history again in other ways, and says in how many a breach holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache

from lintorg.derive.standing import standing
from lintorg.derive.work import work
from lintorg.gather.measuring import catalogue, measure_all, of_areas, with_minimum
from lintorg.model.finding import Finding, Reading, Readings
from lintorg.model.measure import TOO_FEW
from lintorg.model.roster import NOT_PUBLISHED
from lintorg.model.subject import scope_of
from lintorg.model.tables import DAY, Window
from lintorg.policy.judge import judge
from lintorg.policy.rules import LoadedRule
from lintorg.wiring import Tables

SHORTER, LONGER = 274 * DAY, 456 * DAY
NO_AGENTS, WINDOW_ONLY = "no_agents", "window_only"
"""Why a reading is not judged: no commit is agent-assisted; lines and functions are read in the window alone."""
Key = tuple[str, str]
"""A rule's id and a subject."""


def with_readings(tables: Tables, rules: tuple[LoadedRule, ...], findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings, the breaches among them with their readings."""
    breaches = {_key(finding) for finding in findings if finding.outcome == "breach"}
    readings = readings_of(tables, rules, breaches)
    return tuple(
        replace(finding, readings=readings[_key(finding)]) if _key(finding) in breaches else finding
        for finding in findings
    )


def readings_of(tables: Tables, rules: tuple[LoadedRule, ...], wanted: Collection[Key]) -> Mapping[Key, Readings]:
    """Judge some rules and subjects again, in each other reading.

    A reading that cannot be judged does not count; nor does a longer window for what reads lines, which
    are mined for the window of ``tables`` only.
    """
    if not wanted:
        return {}
    again = [rule for rule in rules if rule.rule.id in {rule_id for rule_id, _ in wanted}]
    read: dict[Key, list[Reading]] = {key: [] for key in wanted}
    for name, other in _other_readings(tables):
        found = _outcomes(other, again) if other else {}
        longer = other is not None and _window(other).length > _window(tables).length
        unread = {rule.rule.id for rule in again if longer and _reads_lines(rule)}
        for key, readings in read.items():
            finding = None if key[0] in unread else found.get(key)
            why = WINDOW_ONLY if key[0] in unread else TOO_FEW if other else NO_AGENTS
            readings.append(_reading(name, finding, why))
    return {key: _counted(readings) for key, readings in read.items()}


def _reading(name: str, found: Finding | None, why: str) -> Reading:
    """Return what was found; ``why`` says why there is nothing."""
    if found is None:
        return Reading(name=name, outcome="abstained", reason=why)
    if scope_of(found.subject) == "cohort":
        return _of_cohort(name, found)
    return Reading(name=name, outcome=found.outcome, reason=found.reason, explanation=found.explanation)


def _of_cohort(name: str, found: Finding) -> Reading:
    """Return a verdict on a cohort without values: they would tell of those who came or left between two windows."""
    return Reading(name=name, outcome=found.outcome, reason=NOT_PUBLISHED if found.outcome == "abstained" else None)


def _reads_lines(rule: LoadedRule) -> bool:
    return any(catalogue()[metric].layer == "lines" for metric in rule.condition.metrics)


def _counted(readings: list[Reading]) -> Readings:
    counted = [reading.outcome for reading in readings if reading.outcome != "abstained"]
    return Readings(holds=counted.count("breach"), of=len(counted), each=tuple(readings))


def _key(finding: Finding) -> Key:
    return finding.rule.id, finding.subject


def _other_readings(tables: Tables) -> Iterator[tuple[str, Tables | None]]:
    """Yield each reading's name and tables; there are none without agents where no commit has one."""
    window, lens = _window(tables), tables.inputs.lens
    yield "without co-author credit", tables.over(replace(tables.inputs, lens=replace(lens, shared_credit=False)))
    for length in (SHORTER, LONGER):
        yield f"over {length // DAY} days", tables.during(Window(start=window.end - length, end=window.end))
    assisted = any(contribution.assisted for contribution in tables.of(work))
    without = tables.over(replace(tables.inputs, lens=replace(lens, assisted=False))) if assisted else None
    yield "without agent-assisted commits", without


def _outcomes(tables: Tables, rules: list[LoadedRule]) -> Mapping[Key, Finding]:
    """Return what each rule finds about each subject over other tables."""
    metrics = {metric for rule in rules for metric in rule.scopes}  # those that it needs too

    @cache
    def before() -> Tables:
        return tables.during(_window(tables).previous())

    needs_previous = any(rule.condition.previous for rule in rules)
    previous = with_minimum(measure_all(before(), metrics, lines=False), _standing(before())) if needs_previous else {}
    found = judge(
        tuple(rules),
        now=of_areas(measure_all(tables, metrics)),
        previous=previous,
        standing=_standing(tables),
        core=frozenset(),
        guards=(),
    )
    return {_key(finding): finding for finding in found}


def _window(tables: Tables) -> Window:
    return tables.inputs.window


def _standing(tables: Tables) -> Mapping[str, str | None]:
    return tables.of(standing)
