"""The story of a scan: mine, derive, measure, judge, report."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lintorg.app import measuring
from lintorg.app.accepting import accept, roots_of
from lintorg.app.anchors import anchored
from lintorg.app.area_table import area_table
from lintorg.app.counting import count_rules
from lintorg.app.deep import read_methods
from lintorg.app.headline import headline
from lintorg.app.history import History, read_history
from lintorg.app.merges import merge_notes, read_merges
from lintorg.app.period import resolve
from lintorg.app.policy import Policy, load_policy
from lintorg.app.published import is_published
from lintorg.app.readings import with_readings
from lintorg.derive.area_map import area_map
from lintorg.derive.core import core
from lintorg.derive.guards import guards
from lintorg.derive.judgeable_until import judgeable_until
from lintorg.derive.mapped_area import mapped_area
from lintorg.derive.named_settings import named_settings
from lintorg.derive.people import people
from lintorg.derive.personal import personal
from lintorg.derive.placement import placement
from lintorg.derive.standing import standing
from lintorg.derive.work import work
from lintorg.mine.view import open_view
from lintorg.mine.walk import walking
from lintorg.model import subject
from lintorg.model.dates import instant
from lintorg.model.errors import CannotJudge
from lintorg.model.facts import Replays
from lintorg.model.inputs import Inputs
from lintorg.model.measure import Measure
from lintorg.model.options import Options
from lintorg.model.report import Report, Repository
from lintorg.model.rule import Story
from lintorg.model.tables import DAY, Lens, People, Window
from lintorg.policy.judge import judge
from lintorg.policy.rules import LoadedRule
from lintorg.wiring import Tables

YEAR = 365 * DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A report, the policy it was judged by, the tables it was made of, and seconds by stage."""

    report: Report
    policy: Policy
    tables: Tables
    timings: Mapping[str, float]


class Stopwatch:
    """Seconds by stage, for people who wonder where the time goes; nothing judged reads it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, stage: str) -> None:
        """Book the time since the last lap on a stage."""
        now = time.perf_counter()
        self.seconds[stage] = now - self._last
        self._last = now


def scan(options: Options) -> Scan:
    """Scan a repository.

    Raises:
        CannotJudge: it is no repository, has no commits, is shallow, or its history cannot be walked.
        BadFiles: its configuration or a rule is wrong.
    """
    watch = Stopwatch()
    with open_view(options.path) as view, walking(view) as walked:
        policy = load_policy(view, options)
        watch.lap("configuration and rules")

        def window_of(head_time: int) -> Window:
            days = policy.settings.window_days
            return resolve(options.period, default_days=days, head_time=head_time, now=time.time())

        history = read_history(view, policy.settings, window_of, options.mining, walked=walked)
        watch.lap("mining")
        published = policy.roster is None or is_published(view, options.period, policy.settings)
        tables = tables_of(history, policy, published=published)
        if options.deep:
            tables = read_methods(view, history, policy, tables, options.mining)
            watch.lap("functions")
        rules = rules_of("scan", policy, pedantic=options.pedantic)
        tables = read_merges(view, history, rules, tables, options.mining)
        watch.lap("guards and merges")
        name = view.source.name
    report = build_report(name, history, policy, tables, pedantic=options.pedantic)
    watch.lap("tables, measures and rules")
    return Scan(report=report, policy=policy, tables=tables, timings=watch.seconds)


def build_report(
    name: str,
    history: History,
    policy: Policy,
    tables: Tables | None = None,
    *,
    pedantic: bool = False,
    story: Story = "scan",
) -> Report:
    """Derive, measure and judge a mined history, by the rules that are for a story."""
    tables = tables or tables_of(history, policy)
    # Cohorts of two windows beside each other would tell of those who came or left between them.
    before = tables.over(replace(tables.inputs, window=history.window.previous(), published=False))
    known_guards = tables.of(guards)
    incomplete = any(guard.id == "G7" and guard.active for guard in known_guards)
    now = measuring.measure_all(tables, incomplete=incomplete)
    past = measuring.measure_all(before, incomplete=incomplete, lines=False)
    previous = measuring.with_minimum(past, _standing(before))
    core_areas = tables.of(core)
    shown = rules_of(story, policy, pedantic=pedantic)
    if not shown:
        raise CannotJudge(
            f"no selected rule judges a {story}, so nothing would be judged; check select, ignore and tiers"
        )
    findings = judge(
        shown,
        now=measuring.of_areas(now),
        previous=previous,
        standing=_standing(tables),
        core=frozenset(map(subject.area, core_areas)),
        guards=known_guards,
    )
    findings = anchored(tables, with_readings(tables, shown, findings))
    accepted = accept(findings, policy, history.facts, history.window.end)
    return Report(
        repository=repository_of(name, history, now, tables),
        guards=known_guards,
        headline=headline(now),
        areas=area_table(now, previous, core_areas),
        placement=tables.of(placement),
        measures=tuple(now[key] for key in sorted(now)),
        previous=previous,
        findings=accepted.findings,
        counts=count_rules(accepted.findings, hidden=len(rules_of(story, policy, pedantic=True)) - len(shown)),
        notes=(*_notes(tables, history, story), *accepted.notes),
    )


def tables_of(
    history: History,
    policy: Policy,
    *,
    published: bool = False,
    replays: Replays | None = None,
    everyone: People | None = None,
) -> Tables:
    """Return the tables over a mined history; ``everyone`` is who is who, where that takes more than the history.

    Nothing is said of cohorts unless that may be ``published``.

    The map of areas is settled once, for this window: others are compared with it.
    """
    inputs = Inputs(
        facts=history.facts,
        tree=history.tree,
        settings=policy.settings,
        window=history.window,
        lens=Lens(shared_credit=policy.settings.credit == "shared"),
        roster=policy.roster,
        published=published,
        replays=replays,
    )
    tables = Tables(measuring.table_makers(), inputs)
    if everyone is not None:
        tables = tables.settle(people)(everyone)
    tables = tables.over(replace(inputs, settings=tables.of(named_settings)))
    return tables.settle(area_map)(tables.of(area_map))


def rules_of(story: Story, policy: Policy, *, pedantic: bool) -> tuple[LoadedRule, ...]:
    """Return the selected rules for a story, the pedantic ones only if asked for."""
    judging = (rule for rule in policy.selected if story in rule.rule.on)
    return tuple(rule for rule in judging if pedantic or rule.rule.tier != "pedantic")


def _standing(tables: Tables) -> Mapping[str, str | None]:
    return tables.of(standing)


def repository_of(name: str, history: History, now: Mapping[tuple[str, str], Measure], tables: Tables) -> Repository:
    """Return what was scanned, and how much of it."""
    commits = tables.of(work)
    facts = history.facts
    return Repository(
        name=name,
        head=facts.head,
        as_of=history.window.end,
        window=history.window,
        commits=len(facts.commits) + len(facts.skipped),
        window_commits=len(commits),
        people=int(now["people", subject.REPO].value or 0),
        roots=roots_of(facts),
        degraded_commits=len(facts.degraded),
        skipped_commits=len(facts.skipped),
        assisted_share=sum(item.assisted for item in commits) / len(commits) if commits else None,
    )


def _notes(tables: Tables, history: History, story: Story) -> tuple[str, ...]:
    notes = []
    if story == "scan" and _standing(tables)[subject.REPO]:
        notes.append(_when_it_could(tables, history))
    if tables.of(area_map) == "folders":
        notes.append("the area map places less than 70 % of the touched files: top-level folders stand in for areas")
    unread = map(tables.of(personal).shown, history.tree.unread)
    notes += [f"the head's {name} could not be read and is not honoured" for name in unread]
    area_on_map = tables.of(mapped_area)
    present = set(map(area_on_map, history.tree.paths))
    notes += [
        f"no file of the head is in your area {area.name}; check its patterns with `lintorg areas`"
        for area in tables.inputs.settings.areas
        if area.own and area.name not in present
    ]
    return (*notes, *merge_notes(tables))


def _when_it_could(tables: Tables, history: History) -> str:
    """Say how to get a window that can be judged."""
    until = tables.of(judgeable_until)
    if until is None:
        return "no year of this history reaches the minimum sample: 100 commits, 5 people, 180 days of history"
    if history.window.length < YEAR:
        return "the window is below the minimum sample; a year may not be (--window 365d)"
    return f"the last year that could be judged: --until {instant(until)}"
