"""Reads a breach again in other ways, and says in how many it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import cast

from lintorg.app.measuring import measure_all, of_areas, with_minimum
from lintorg.model.finding import Finding, Readings
from lintorg.model.tables import DAY, Contribution, Guard, Lens, Window
from lintorg.policy.judge import judge
from lintorg.policy.rules import LoadedRule
from lintorg.wiring import Tables

SHORTER, LONGER = 274 * DAY, 456 * DAY


def with_readings(tables: Tables, rules: tuple[LoadedRule, ...], findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings, the breaches among them with their readings.

    A reading that cannot be judged does not count; nor does a longer window for what reads lines, which
    are mined for the window of ``tables`` only.
    """
    breached = {finding.rule.id for finding in findings if finding.outcome == "breach"}
    if not breached:
        return findings
    again = [rule for rule in rules if rule.rule.id in breached]
    mined = cast("Window", tables["window"])
    answers = [_outcomes(other, again, mined) for other in _other_readings(tables)]

    def read(finding: Finding) -> Finding:
        outcomes = [answer.get((finding.rule.id, finding.subject), "abstained") for answer in answers]
        counted = [outcome for outcome in outcomes if outcome != "abstained"]
        return replace(finding, readings=Readings(holds=counted.count("breach"), of=len(counted)))

    return tuple(read(finding) if finding.outcome == "breach" else finding for finding in findings)


def _other_readings(tables: Tables) -> Iterator[Tables]:
    """Yield the tables without co-author credit, over a shorter and a longer window, without agents."""
    window, lens = cast("Window", tables["window"]), cast("Lens", tables["lens"])
    yield tables.given(lens=replace(lens, shared_credit=False))
    for length in (SHORTER, LONGER):
        yield tables.given(window=Window(start=window.end - length, end=window.end))
    if any(contribution.assisted for contribution in cast("tuple[Contribution, ...]", tables["work"])):
        yield tables.given(lens=replace(lens, assisted=False))


def _outcomes(tables: Tables, rules: list[LoadedRule], mined: Window) -> Mapping[tuple[str, str], str]:
    """Return the outcome of each rule and subject over other tables; lines are ``mined`` for one window."""
    metrics = {metric for rule in rules for metric in rule.condition.metrics}

    @cache
    def before() -> Tables:
        return tables.given(window=cast("Window", tables["window"]).previous())

    needs_previous = any(rule.condition.previous for rule in rules)
    lines = cast("Window", tables["window"]).start >= mined.start
    previous = with_minimum(measure_all(before(), metrics, lines=False), _standing(before())) if needs_previous else {}
    found = judge(
        tuple(rules),
        now=of_areas(measure_all(tables, metrics, lines=lines)),
        previous=previous,
        standing=_standing(tables),
        core=frozenset(),
        guards=cast("tuple[Guard, ...]", ()),
    )
    return {(finding.rule.id, finding.subject): finding.outcome for finding in found}


def _standing(tables: Tables) -> Mapping[str, str | None]:
    return cast("Mapping[str, str | None]", tables["standing"])
