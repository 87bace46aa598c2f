"""The story of a backtest: the last changes that landed, each judged as a check would have judged it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from lintorg.assess.change_verdict import guards_of, judge_change, metrics_of
from lintorg.derive.contributions import contributions
from lintorg.derive.identities import people
from lintorg.derive.personal import personal
from lintorg.derive.work import first_commits
from lintorg.gather import measuring
from lintorg.gather.change import MinedChange, change_of, everyone, persons_in, with_origins
from lintorg.gather.history import History
from lintorg.gather.lines import touches_of
from lintorg.gather.merged_changes import Landed, last_landed, mine_landed
from lintorg.gather.opening import opened, tables_of
from lintorg.gather.period import resolve
from lintorg.gather.policy import Policy
from lintorg.gather.stopwatch import Stopwatch
from lintorg.mine.view import View
from lintorg.model.backtest import Backtest, RuleRecord
from lintorg.model.errors import CannotJudge
from lintorg.model.finding import Finding
from lintorg.model.options import Mining, Options, Period
from lintorg.model.tables import DAY, Contribution, Window
from lintorg.policy.rules import LoadedRule
from lintorg.wiring import Tables

_REMEMBERED = 365 * DAY
"""Seconds before a change that its state looks back, or the window where that is longer."""


class Replayed(NamedTuple):
    """A landed change, and what a check says of it."""

    landed: Landed
    measures: measuring.Measures
    findings: tuple[Finding, ...]


class Replay(NamedTuple):
    """All replayed changes, oldest first, and the rules that they were judged by."""

    repository: str
    part: str
    head: str
    rules: tuple[LoadedRule, ...]
    changes: tuple[Replayed, ...]


def backtest(options: Options) -> tuple[Backtest, Mapping[str, float]]:
    """Replay the last changes and add them up; return also the seconds by stage.

    Raises:
        CannotJudge, BadFiles: as ``replay`` does.
    """
    watch = Stopwatch()
    return _summary(replay(options, watch)), watch.seconds


def replay(options: Options, watch: Stopwatch) -> Replay:
    """Judge the last changes, each as a check would have before it landed.

    Raises:
        CannotJudge: there is no repository, no rule about changes, or nothing that landed on something.
        BadFiles: the configuration or a rule is wrong.
    """
    with opened(options) as source:
        view, policy = source.view, source.policy
        rules = tuple(rule for rule in policy.selected if "check" in rule.rule.on)
        if not rules:
            raise CannotJudge("no selected rule judges a change, so nothing would be judged; check select and ignore")
        watch.lap("configuration and rules")
        history = source.history(_at_head(policy), lines=False)
        landed = last_landed(history.facts, options.changes)
        if not landed:
            raise CannotJudge("nothing has landed on top of the first commit yet, so there is nothing to replay")
        watch.lap("history")
        mined = mine_landed(view, landed, history, policy.settings, options.mining)
        watch.lap("net diffs")
        tables = _tables(history, policy, landed, mined)
        watch.lap("tables")
        blame = view if options.blame else None
        changes = tuple(_judged(landed, mined, tables, rules, blame, options.mining))
        watch.lap("replay")
        return Replay(source.name, tables.of(personal).shown(view.part), history.facts.head, rules, changes)


def _at_head(policy: Policy) -> Callable[[int], Window]:
    """Return the window for the head's date, which settles the map of areas only: the future spoils nothing here."""
    days = policy.settings.window_days
    return lambda head_time: resolve(Period(end=head_time), default_days=days, head_time=head_time, now=time.time())


def _tables(history: History, policy: Policy, landed: list[Landed], mined: list[MinedChange]) -> Tables:
    """Return the tables of the whole history; the state before a change is given change by change.

    Touches of commits that no state looks back to are left out.
    """
    oldest = min(one.base.committer_time for one in landed) - max(history.window.length, _REMEMBERED)
    brought = {commit.hash for one in landed for commit in one.commits}
    facts = history.facts
    needed = {commit.hash for commit in facts.commits if commit.committer_time > oldest} | brought
    recent = replace(history, facts=replace(facts, touches=touches_of(facts, needed)))
    known_people = everyone(facts, tuple(mined), history.tree, policy.settings)
    tables = tables_of(recent, policy, everyone=known_people)
    tables = tables.settle(contributions)(tables.of(contributions))
    return tables.settle(first_commits)(tables.of(first_commits))


def _judged(
    landed: list[Landed],
    mined: list[MinedChange],
    tables: Tables,
    rules: tuple[LoadedRule, ...],
    blame: View | None,
    mining: Mining,
) -> Iterator[Replayed]:
    """Yield the changes, oldest first, each judged against the commits that its base builds on."""
    guards, incomplete = guards_of(tables)
    facts = tables.inputs.facts
    damaged = bool(facts.degraded or facts.skipped)
    read = metrics_of(rules) | measuring.of_scope("change")
    known_people = tables.of(people)
    brought = {commit.hash for one in landed for commit in one.commits}
    known = set(persons_in((commit for commit in facts.commits if commit.hash not in brought), known_people))
    progress = mining.stage("changes")
    for done, (one, change, state) in enumerate(zip(landed, mined, _states(landed, tables), strict=True), start=1):
        before = tables.during(state.window).settle(contributions)(state.contributions)
        if damaged:  # what is missing may lie outside of this state
            guards, incomplete = guards_of(before)
        made = change_of(change, state.work, known_people, known)
        known |= persons_in(one.commits, known_people)
        if blame:
            made = with_origins(blame, change, made, before, mining)
        after = before.over(replace(before.inputs, change=made))
        now = measuring.measure_all(after, read, incomplete=incomplete)
        yield Replayed(one, now, judge_change(before, rules, now, guards))
        if progress:
            progress(done, len(landed))


class _State(NamedTuple):
    """What a change meets: the window before it, the commits its base builds on as far as needed, and its own."""

    window: Window
    contributions: tuple[Contribution, ...]
    work: tuple[Contribution, ...]


def _states(landed: list[Landed], tables: Tables) -> Iterator[_State]:
    """Yield the state before each change: one pass in which each change's commits join after it."""
    all_work = tables.of(contributions)
    length = tables.inputs.window.length
    reach = max(length, _REMEMBERED)
    oldest = min(one.base.committer_time for one in landed) - reach
    by_hash = {one.hash: one for one in all_work}
    candidates = [one for one in all_work if one.time > oldest]
    known = {one.hash for one in candidates}.difference(commit.hash for one in landed for commit in one.commits)
    for one in landed:
        end = one.base.committer_time
        yield _State(
            window=Window(start=end - length, end=end),
            contributions=tuple(item for item in candidates if item.time > end - reach and item.hash in known),
            work=tuple(by_hash[commit.hash] for commit in one.commits if commit.hash in by_hash),
        )
        known.update(commit.hash for commit in one.commits)


def _summary(replayed: Replay) -> Backtest:
    newest_first = replayed.changes[::-1]
    spoken = [
        change.landed.commit.hash
        for change in newest_first
        if any(found.outcome == "breach" and found.rule.tier != "pedantic" for found in change.findings)
    ]
    return Backtest(
        repository=replayed.repository,
        part=replayed.part,
        head=replayed.head,
        changes=len(newest_first),
        start=newest_first[-1].landed.commit.committer_time,
        end=newest_first[0].landed.commit.committer_time,
        spoken=tuple(spoken),
        records=tuple(_record(rule, newest_first) for rule in replayed.rules),
    )


def _record(rule: LoadedRule, replayed: Sequence[Replayed]) -> RuleRecord:
    """Gather what a rule says of each change."""
    of_rule = [
        (change.landed.commit.hash, found)
        for change in replayed
        for found in change.findings
        if found.rule.id == rule.rule.id
    ]
    outcomes = Counter(found.outcome for _, found in of_rule)
    reasons = Counter(found.reason for _, found in of_rule if found.reason)
    return RuleRecord(
        rule=rule.rule,
        changes=tuple(dict.fromkeys(commit for commit, found in of_rule if found.outcome == "breach")),
        abstained=outcomes["abstained"],
        undecided=outcomes["undecided"],
        reason=min(reasons, key=lambda reason: (-reasons[reason], reason), default=None),
    )
