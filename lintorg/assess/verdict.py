"""Judges the tables of a window: measures, findings, and what is said beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lintorg.assess.accepting import accept, roots_of
from lintorg.assess.anchors import anchored
from lintorg.assess.area_table import area_table
from lintorg.assess.headline import headline
from lintorg.assess.outcomes import count_rules
from lintorg.assess.readings import with_readings
from lintorg.derive._shared.told import commits as plural_commits
from lintorg.derive.areas import core, mapped_area, placement
from lintorg.derive.contributions import left_out
from lintorg.derive.guards import guards
from lintorg.derive.imported import imported
from lintorg.derive.personal import personal
from lintorg.derive.role_coverage import role_coverage
from lintorg.derive.standing import judgeable_until, standing
from lintorg.derive.work import work
from lintorg.gather import measuring
from lintorg.gather.history import History
from lintorg.gather.merge_replays import merge_notes
from lintorg.gather.opening import tables_of
from lintorg.gather.policy import Policy
from lintorg.model import subject
from lintorg.model.dates import instant
from lintorg.model.errors import CannotJudge
from lintorg.model.measure import Measure
from lintorg.model.report import Report, Repository
from lintorg.model.rule import Story
from lintorg.model.tables import DAY
from lintorg.policy.judge import judge
from lintorg.policy.rules import LoadedRule
from lintorg.wiring import Tables

YEAR = 365 * DAY


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
    shown = rules_of(story, policy, pedantic=pedantic)
    asked = measuring.at_once() if story == "scan" else frozenset(measuring.catalogue())
    now = measuring.measure_all(tables, asked.union(*(rule.scopes for rule in shown)), incomplete=incomplete)
    past = measuring.measure_all(
        before, asked.union(*(rule.condition.previous for rule in shown)), incomplete=incomplete, lines=False
    )
    previous = measuring.with_minimum(past, _standing(before))
    core_areas = tables.of(core)
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
        headline=headline(now, tables.of(role_coverage)),
        areas=area_table(now, previous, core_areas, tables.of(left_out).areas),
        placement=tables.of(placement),
        measures=tuple(now[key] for key in sorted(now)),
        previous=previous,
        findings=accepted.findings,
        counts=count_rules(accepted.findings, hidden=len(rules_of(story, policy, pedantic=True)) - len(shown)),
        notes=(*_notes(tables, history, story), *accepted.notes),
    )


def rules_of(story: Story, policy: Policy, *, pedantic: bool) -> tuple[LoadedRule, ...]:
    """Return the selected rules for a story, the pedantic ones only if asked for."""
    judging = (rule for rule in policy.selected if story in rule.rule.on)
    return tuple(rule for rule in judging if pedantic or rule.rule.tier != "pedantic")


def _standing(tables: Tables) -> Mapping[str, str | None]:
    return tables.of(standing)


def repository_of(name: str, history: History, now: Mapping[tuple[str, str], Measure], tables: Tables) -> Repository:
    """Return what was scanned, and how much of it."""
    commits = tables.of(work)
    facts, part = history.facts, tables.inputs.settings.part
    merged = [one for one in facts.commits if one.is_merge]
    return Repository(
        name=name,
        head=facts.head,
        as_of=history.window.end,
        window=history.window,
        commits=(len(facts.inside) - len(merged) if part else len(facts.commits)) + len(facts.skipped),
        window_commits=len(commits),
        people=int(now["people", subject.REPO].value or 0),
        roots=roots_of(facts),
        degraded_commits=len(facts.degraded),
        skipped_commits=len(facts.skipped),
        assisted_share=sum(item.assisted for item in commits) / len(commits) if commits else None,
        left_out=tables.of(left_out),
        part=tables.of(personal).shown(part),
    )


def _notes(tables: Tables, history: History, story: Story) -> tuple[str, ...]:
    notes = []
    if story == "scan" and _standing(tables)[subject.REPO]:
        notes.append(_when_it_could(tables, history))
    if tables.of(placement).places_little:
        notes.append(
            "the map of areas places less than 70 % of the touched files, so nothing is judged of the core as a whole; "
            "`lintorg areas` shows what it leaves, `lintorg init` proposes areas"
        )
    if unparsed := tables.inputs.unparsed:
        files = "1 changed file" if unparsed == 1 else f"{unparsed:,} changed files"
        notes.append(f"{files} of core areas could not be read for functions, such as files above 1 MB")
    if others := tables.of(imported):
        notes.append(
            f"an unrelated history was merged in, as by git subtree ({plural_commits(len(others))}): those who made it "
            "are among the people, but are no newcomers"
        )
    unread = map(tables.of(personal).shown, history.tree.unread)
    notes += [f"the head's {name} could not be read and is not honoured" for name in unread]
    area_on_map = tables.of(mapped_area)
    present = set(map(area_on_map, history.tree.paths))
    notes += [
        f"no file of the head is in your area {area.name}; check its patterns with `lintorg areas`"
        for area in tables.inputs.settings.areas
        if area.own and area.name not in present and not tables.inputs.settings.part  # they are of the whole
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
