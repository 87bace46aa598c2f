"""Replays the window's merges, where a rule that is to judge them asks how many conflict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from lintorg.derive.guards import guards
from lintorg.derive.walks import merges
from lintorg.gather.history import History
from lintorg.mine.replay import can_replay, replay_merges
from lintorg.mine.view import View
from lintorg.model.facts import Commit, ReplayedMerge, Replays
from lintorg.model.measure import MISSING_OBJECTS, TOO_FEW
from lintorg.model.options import Mining
from lintorg.model.tables import Guard
from lintorg.policy.judge import guarded
from lintorg.policy.rules import LoadedRule
from lintorg.store.replays import replays_store
from lintorg.wiring import Tables

METRIC = "merge_conflict_share"
UNSUPPORTED_GIT = "unsupported_git"
NEWEST = 500
_KEEP_EVERY = 100
"""Merges after which what was replayed is kept."""


def read_merges(view: View, history: History, rules: Iterable[LoadedRule], tables: Tables, mining: Mining) -> Tables:
    """Return the tables with the window's replayed merges as an input, where some rule reads them.

    A replay writes trees and takes some milliseconds: none is made for rules that a guard silences,
    or that need more merges than there are.
    """
    asking = [rule for rule in rules if METRIC in rule.condition.metrics]
    if not asking:
        return tables
    pairs = [one for one in tables.of(merges) if len(one.parents) == 2][:NEWEST]
    reason = _why_not(view, asking, len(pairs), tables.of(guards))
    if reason:
        return tables.over(replace(tables.inputs, replays=Replays(why_none=reason)))
    replays = Replays(merges=tuple(_in_part(one, view.part) for one in _replayed(view, history, pairs, mining)))
    return tables.over(replace(tables.inputs, replays=replays))


def _in_part(merge: ReplayedMerge, part: str) -> ReplayedMerge:
    """Return a merge as it was in a part: clean where all its conflicts lie elsewhere."""
    if not part or merge.clean is not False or not merge.paths:
        return merge
    here = tuple(path for path in merge.paths if path.startswith(f"{part}/"))
    return merge._replace(clean=not here, paths=here)


def merge_notes(tables: Tables) -> list[str]:
    """Say which merges were left out of a replay."""
    replays = tables.inputs.replays
    if replays is None or not replays.merges:
        return []
    octopus = sum(len(one.parents) > 2 for one in tables.of(merges))
    unmade = sum(merge.clean is None for merge in replays.merges)
    counted = ((octopus, "of more than two branches left out"), (unmade, "not replayed, their objects are missing"))
    words = [f"{count} {what}" for count, what in counted if count]
    return [f"merges: {', '.join(words)}"] if words else []


def _why_not(view: View, rules: Sequence[LoadedRule], merges: int, guards: tuple[Guard, ...]) -> str | None:
    """Return the reason code why nothing is to be replayed, None where it is."""
    if any(guard.id == "G7" and guard.active for guard in guards):
        return MISSING_OBJECTS
    silenced = [guarded(guards, rule.rule, rule.rule.scope) for rule in rules]
    if all(silenced):
        return silenced[0]
    needed = min(rule.rule.needs.get(METRIC, 1) for rule, guard in zip(rules, silenced, strict=True) if not guard)
    if merges < needed:
        return TOO_FEW
    return None if can_replay(view) else UNSUPPORTED_GIT


def _replayed(view: View, history: History, merges: Sequence[Commit], mining: Mining) -> tuple[ReplayedMerge, ...]:
    store = replays_store(history.store) if history.store else None
    known = store.load(merge.hash for merge in merges) if store else {}
    missing = [merge for merge in merges if merge.hash not in known]
    made = replay_merges(view, history.facts, missing, jobs=mining.jobs, progress=mining.stage("merges"))
    while batch := list(islice(made, _KEEP_EVERY)):
        known.update((merge.hash, merge) for merge in batch)
        if store and not mining.keep(partial(store.save, batch)):
            store = None
    return tuple(known[merge.hash] for merge in merges)
